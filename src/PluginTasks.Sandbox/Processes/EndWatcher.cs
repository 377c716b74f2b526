using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// One thread that waits for the ends of all processes that are watched. It asks the kernel about each by a descriptor of its
/// own and never about "any child", so that it and the runtime's own Process class do not take each other's ends away.
/// </summary>
internal sealed class EndWatcher
{
    private readonly Readiness readiness = new();
    private readonly ConcurrentDictionary<long, (SafeFileHandle Process, Action Ended)> watched = new();
    private long last;

    private EndWatcher() => new Thread(Run) { IsBackground = true, Name = "Ends of processes" }.Start();

    /// <summary>Lives as long as the host, like the thread on which the runtime handles signals.</summary>
    public static EndWatcher Shared { get; } = new();

    /// <param name="process">As <see cref="ProcessCalls.Open"/> gives it; from here on the watcher's.</param>
    /// <param name="ended">Is called once, on the watcher's thread: it must not block or throw.</param>
    public void Watch(SafeFileHandle process, Action ended)
    {
        var key = Interlocked.Increment(ref last);
        watched[key] = (process, ended);
        try
        {
            readiness.Watch(process, key);
        }
        catch
        {
            watched.TryRemove(key, out _);
            throw;
        }
    }

    private void Run()
    {
        var keys = new List<long>();
        while (true)
        {
            readiness.Wait(keys);
            foreach (var key in keys)
            {
                if (watched.TryRemove(key, out var end))
                {
                    readiness.Forget(end.Process);
                    end.Process.Dispose();
                    end.Ended();
                }
            }
        }
    }
}

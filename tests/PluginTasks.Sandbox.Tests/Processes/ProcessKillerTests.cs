using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Tests.Processes;

public sealed class ProcessKillerTests
{
    [Fact(Timeout = 60_000)]
    public async Task Kill_WhoseLookWasTakenAlongByOneThatFailed_LooksItself()
    {
        var killer = new ProcessKiller();
        using var looks = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var hasLooked = false;
        var threads = new List<Thread>
        {
            Started(_ =>
            {
                looks.Set();
                release.Wait();
                return [];
            }),
        };
        looks.Wait();

        foreach (var find in new Func<ProcessSnapshot, IEnumerable<ProcessEntry>>[] { _ => throw new IOException("no descriptor is left"), See })
        {
            var next = Started(find);
            threads.Add(next);
            while (!next.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                await Task.Yield();
            }
        }

        release.Set();
        threads.ForEach(t => t.Join());

        Assert.True(hasLooked);

        IEnumerable<ProcessEntry> See(ProcessSnapshot all)
        {
            hasLooked = true;
            return [];
        }

        Thread Started(Func<ProcessSnapshot, IEnumerable<ProcessEntry>> find)
        {
            var thread = new Thread(() =>
            {
                try
                {
                    killer.Kill(find, out _);
                }
                catch (IOException)
                {
                }
            });
            thread.Start();
            return thread;
        }
    }
}

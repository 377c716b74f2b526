using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using PluginTasks.ModuleRuntime;
using PluginTasks.Protocol.Framing;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Worker;

/// <summary>A module's process: the host speaks on descriptor 3 and listens on 4. What is printed belongs to the module.</summary>
internal static class Program
{
    private const int FromHost = 3;
    private const int ToHost = 4;
    private const int Overrun = 70;
    private const int NotCaged = 71;

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(1);

    private static async Task<int> Main()
    {
        if (Environment.GetEnvironmentVariable(SealOrder.Variable) is { } seal && WorkerSeal.Close(SealOrder.Read(seal)) is { } gap)
        {
            await Console.Error.WriteLineAsync($"The cage is not whole: {gap}.").ConfigureAwait(false);
            return NotCaged;
        }

        // Of two processors' threads one waits for the host at all times.
        ThreadPool.GetMinThreads(out var workers, out var others);
        ThreadPool.SetMinThreads(workers + 2, others);

        var end = MessageEnd.Over(Open(FromHost, FileAccess.Read), Open(ToHost, FileAccess.Write));
        await ModuleProcess.RunAsync(end, new ModuleProcessOptions { TakesConsole = true, Exit = static () => Leave(Overrun) }).ConfigureAwait(false);

        // The module's own threads may still run, and nobody waits for them.
        Leave(0);
        return 0;
    }

    /// <summary>Ends the process, whatever the module has put in the way of its end.</summary>
    private static void Leave(int code)
    {
        using var own = Process.GetCurrentProcess();
        using var last = new Timer(static state => ((Process)state!).Kill(), own, LongestFarewell, Timeout.InfiniteTimeSpan);
        Environment.Exit(code);
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0, isAsync: false);
}

using System.Diagnostics;
using System.IO.Pipes;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Runs a module in a worker process, over the system's pipes at descriptors 3 and 4.</summary>
internal sealed class WorkerSide : IModuleSide
{
    // A worker that is started meanwhile would get these ends too, and while it lived the other one's would never be seen.
    private static readonly Lock Starting = new();

    private readonly AnonymousPipeServerStream toWorker;
    private readonly AnonymousPipeServerStream fromWorker;

    public WorkerSide()
    {
        lock (Starting)
        {
            toWorker = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            fromWorker = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            Process = Start(toWorker.GetClientHandleAsString(), fromWorker.GetClientHandleAsString());
            toWorker.DisposeLocalCopyOfClientHandle();
            fromWorker.DisposeLocalCopyOfClientHandle();
        }

        End = MessageEnd.Over(fromWorker, toWorker);
        Errors = Process.StandardError.ReadToEndAsync();
        Ended = EndAsync();
    }

    public Process Process { get; }

    /// <summary>What it wrote to its standard error, once it has ended.</summary>
    public Task<string> Errors { get; }

    public MessageEnd End { get; }

    public Task<int> Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await toWorker.DisposeAsync();
        await Ended;
        Process.Dispose();
    }

    /// <summary>A shell alone can put descriptors where a program expects them. It chooses those between itself, as any number may be taken.</summary>
    private static Process Start(string read, string write)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec {{r}}<&{read} {{w}}>&{write}; exec {read}<&- {write}>&-; exec 3<&$r 4>&$w; exec {{r}}<&- {{w}}>&-; exec dotnet {Built.Worker}");
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Process.Start(start)!;
    }

    private async Task<int> EndAsync()
    {
        await Process.WaitForExitAsync();
        return Process.ExitCode;
    }
}

using System.Diagnostics;
using System.IO.Pipes;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Runs a module in a worker process, over the system's pipes at descriptors 3 and 4.</summary>
internal sealed class WorkerSide : IModuleSide
{
    private readonly AnonymousPipeServerStream toWorker = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream fromWorker = new(PipeDirection.In, HandleInheritability.Inheritable);

    public WorkerSide()
    {
        // A shell alone can put descriptors where a program expects them.
        var read = toWorker.GetClientHandleAsString();
        var write = fromWorker.GetClientHandleAsString();
        var own = $"{toWorker.SafePipeHandle.DangerousGetHandle()}>&- {fromWorker.SafePipeHandle.DangerousGetHandle()}<&-";
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec 13<&{read} 14>&{write} {own}; exec {read}<&- {write}>&-; exec 3<&13 4>&14 13<&- 14>&-; exec dotnet {Built.Worker}");
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        Process = Process.Start(start)!;
        toWorker.DisposeLocalCopyOfClientHandle();
        fromWorker.DisposeLocalCopyOfClientHandle();
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

    private async Task<int> EndAsync()
    {
        await Process.WaitForExitAsync();
        return Process.ExitCode;
    }
}

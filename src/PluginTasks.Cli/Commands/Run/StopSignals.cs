using System.Runtime.InteropServices;

namespace PluginTasks.Cli.Commands.Run;

/// <summary>SIGTERM, SIGINT and SIGHUP: the first asks the host to stop, the next does what it always does.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly CancellationTokenRegistration outside;

    public StopSignals(CancellationToken cancellationToken)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        outside = source.Token.Register(() => stopped.TrySetResult());
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = !source.IsCancellationRequested;
                source.Cancel();
            }));
        }
    }

    public CancellationToken Token => source.Token;

    public Task Stopped => stopped.Task;

    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        outside.Dispose();
        source.Dispose();
    }
}

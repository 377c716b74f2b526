using PluginTasks.Protocol.Framing;

namespace PluginTasks.Modules.Running;

/// <summary>Runs modules in this process. Who composes the host says how, as this project does not know the module runtime.</summary>
public sealed class InProcessLauncher(Func<MessageEnd, CancellationToken, Task> run) : IModuleLauncher
{
    public Task<IModuleProcess> LaunchAsync(ModuleLink link, CancellationToken cancellationToken) =>
        Task.FromResult<IModuleProcess>(new Here(run));

    private sealed class Here : IModuleProcess
    {
        private readonly CancellationTokenSource stop = new();

        public Here(Func<MessageEnd, CancellationToken, Task> run)
        {
            var (host, module) = MessageEnd.CreatePair();
            End = host;
            Ended = RunAsync(run, module);
        }

        public MessageEnd End { get; }

        public int? ProcessId => null;

        public Task<string> Ended { get; }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Ended.ConfigureAwait(false);
        }

        private async Task<string> RunAsync(Func<MessageEnd, CancellationToken, Task> run, MessageEnd module)
        {
            try
            {
                await Begin(run, module).ConfigureAwait(false);
                return "ended";
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return "stopped";
            }
#pragma warning disable CA1031 // The edge of a module: it must not take the host along.
            catch (Exception error)
#pragma warning restore CA1031
            {
                return $"ended: {error.Message}";
            }
        }

        /// <summary>Nothing of the call that happens to start it is to hang on to the module's code.</summary>
        private Task Begin(Func<MessageEnd, CancellationToken, Task> run, MessageEnd module)
        {
            // Restored on the thread that it was suppressed on, which none is after an await.
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
            {
                return Task.Run(() => run(module, stop.Token));
            }
        }
    }
}

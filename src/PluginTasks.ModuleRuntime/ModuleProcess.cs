using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.ModuleRuntime;

/// <summary>Runs a module's code for a host.</summary>
public static class ModuleProcess
{
    /// <summary>Serves one module over a connection until the connection ends; then everything it holds is gone.</summary>
    /// <param name="end">This side's end.</param>
    /// <param name="options">How. Default: as in a worker.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public static async Task RunAsync(MessageEnd end, ModuleProcessOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ModuleProcessOptions();
        var host = new HostLink(options.Time);
        var module = new ServedModule(host, options);
        using var console = options.TakesConsole ? ConsoleLines.Take(host.Log) : null;
        var connection = new ProtocolConnection(end, module.Handlers());
        await using (connection.ConfigureAwait(false))
        {
            host.Connection = connection;

            // What is ambient where the host started this is not the module's, and must not be held by it.
            using (Ambient.Suppress())
            {
                connection.Start();
            }

            var abort = cancellationToken.UnsafeRegister(static state => ((ProtocolConnection)state!).Abort("The module was stopped."), connection);
            await using (abort.ConfigureAwait(false))
            {
                await connection.Ended.ConfigureAwait(false);
            }
        }

        await module.LetGoAsync().ConfigureAwait(false);
    }
}

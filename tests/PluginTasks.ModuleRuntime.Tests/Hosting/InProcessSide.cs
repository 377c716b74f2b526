using PluginTasks.Protocol.Framing;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Runs a module in the test's own process.</summary>
internal sealed class InProcessSide : IModuleSide
{
    private readonly Task running;

    public InProcessSide(TimeProvider? time = null)
    {
        var (host, module) = MessageEnd.CreatePair();
        End = host;
        running = ModuleProcess.RunAsync(module, new ModuleProcessOptions { IsInProcess = true, Time = time ?? TimeProvider.System });
        Ended = EndAsync();
    }

    public MessageEnd End { get; }

    public Task<int> Ended { get; }

    public async ValueTask DisposeAsync() => await running;

    private async Task<int> EndAsync()
    {
        await running;
        return 0;
    }
}

using System.Collections.Concurrent;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Framing;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Loading;

namespace PluginTasks.Modules.Tests.Running;

/// <summary>Workers without a process: a test says what they answer and how they end.</summary>
internal sealed class FakeWorkers : IModuleLauncher
{
    /// <summary>In the order of their starts.</summary>
    public ConcurrentQueue<FakeWorker> Started { get; } = new();

    public Func<FakeWorker, Task<LoadedCode>> OnLoad { get; set; } = _ => Task.FromResult(new LoadedCode());

    public Func<FakeWorker, Task<Nothing>> OnMessages { get; set; } = _ => Task.FromResult(Nothing.Value);

    public Task<IModuleProcess> LaunchAsync(ModuleLink link, CancellationToken cancellationToken)
    {
        var worker = new FakeWorker(this);
        Started.Enqueue(worker);
        return Task.FromResult<IModuleProcess>(worker);
    }
}

internal sealed class FakeWorker : IModuleProcess
{
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProtocolConnection connection;

    public FakeWorker(FakeWorkers workers)
    {
        (End, var own) = MessageEnd.CreatePair();
        connection = new ProtocolConnection(own, new CallHandlers()
            .On(RuntimeMethods.Load, (_, _, _) => workers.OnLoad(this))
            .On(RuntimeMethods.Messages, (_, _, _) => workers.OnMessages(this)));
        connection.Start();
    }

    public MessageEnd End { get; }

    public int? ProcessId => 77;

    public Task<string> Ended => ended.Task;

    /// <summary>Called as it is about to be killed.</summary>
    public Action? OnKill { get; set; }

    public void Die(string how) => ended.TrySetResult(how);

    public async ValueTask DisposeAsync()
    {
        OnKill?.Invoke();
        Die("killed");
        await connection.DisposeAsync();
    }
}

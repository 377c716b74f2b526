using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>The call of the host that code runs in. It flows wherever that code goes: into tasks, threads and callbacks.</summary>
internal sealed class CurrentCall(long number, Session session)
{
    private static readonly AsyncLocal<CurrentCall?> Flowing = new();

    private readonly Lock gate = new();
    private long number = number;
    private TaskCompletionSource? handedOver;

    /// <summary>Null outside of any call.</summary>
    public static CurrentCall? Value
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public Session Session { get; } = session;

    /// <summary>The task whose work this is; null for other calls.</summary>
    public TaskRun? Task { get; init; }

    /// <summary>The number as it is, for what cannot wait.</summary>
    public long LastNumber
    {
        get
        {
            lock (gate)
            {
                return number;
            }
        }
    }

    /// <summary>The number by which calls back name it. Waits where the code passes from one call to another.</summary>
    public async ValueTask<long> NumberAsync(CancellationToken cancellationToken)
    {
        Task? wait;
        lock (gate)
        {
            wait = handedOver?.Task;
        }

        if (wait is not null)
        {
            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        lock (gate)
        {
            return number;
        }
    }

    /// <summary>The call's code is about to become another call's: what it asks for has to wait.</summary>
    public void Leave()
    {
        lock (gate)
        {
            handedOver ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Enter(long newNumber)
    {
        lock (gate)
        {
            number = newNumber;
            handedOver?.TrySetResult();
            handedOver = null;
        }
    }

    /// <summary>There will be no other call: what waits for it ends.</summary>
    public void Lose()
    {
        lock (gate)
        {
            handedOver?.TrySetCanceled();
        }
    }
}

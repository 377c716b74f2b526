using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>Work that has begun before there is a task, and becomes one where it takes too long or has something to ask.</summary>
internal sealed class StartedWork : IWork, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RemoteTasks tasks;
    private readonly TaskRun run;
    private int hasLeft;
    private Task<object?> running = Task.FromResult<object?>(null);

    public StartedWork(RemoteTasks tasks, HostLink host, string id, CurrentCall? within)
    {
        this.tasks = tasks;
        run = new TaskRun(host, id, within?.LastNumber ?? 0, within?.Session ?? Session.Anonymous, cancellation.Token) { Started = this };
        run.Progress.Hold();
    }

    public string Id => run.Id;

    public Task<object?> Running => running;

    /// <summary>Whether its task's call has come.</summary>
    public bool IsTask { get; private set; }

    /// <summary>Done once the work itself asks to become a task.</summary>
    public Task Wanted => wanted.Task;

    public void Start(Func<ITaskContext, Task<object?>> work) => running = Task.Run(() =>
    {
        CurrentCall.Value = run.Call;
        tasks.Running.Add(run);
        return work(new RemoteTaskContext(tasks, run));
    });

    /// <summary>What hangs on the token is the author's code, and is not called from here.</summary>
    public void Cancel() => _ = cancellation.CancelAsync();

    /// <summary>The work goes on only as a task.</summary>
    public void Want()
    {
        Leave();
        wanted.TrySetResult();
    }

    /// <summary>From here on what the work asks for waits for the task's own call.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref hasLeft, 1) == 0)
        {
            run.Call.Leave();
        }
    }

    /// <summary>The task's call has come: the work, which never stopped, goes on within it.</summary>
    public async Task<object?> RunAsync(TaskRun task)
    {
        var cancelled = task.Cancellation.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), cancellation);
        await using (cancelled.ConfigureAwait(false))
        {
            run.Call.Enter(task.Call.LastNumber);
            IsTask = true;
            run.Progress.Release();
            try
            {
                return await running.ConfigureAwait(false);
            }
            finally
            {
                await EndAsync().ConfigureAwait(false);
            }
        }
    }

    public void Forget()
    {
        Cancel();
        run.Call.Lose();
        Drop();
    }

    /// <summary>The work is done, or nobody wants it any more.</summary>
    public void Drop()
    {
        tasks.Running.Remove(run);
        run.Progress.Dispose();
    }

    public void Dispose() => cancellation.Dispose();

    private async Task EndAsync()
    {
        await run.Progress.EndAsync().ConfigureAwait(false);
        tasks.Running.Remove(run);
    }
}

using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>A function that begins with its task.</summary>
internal sealed class FunctionWork(RemoteTasks tasks, Func<ITaskContext, Task<object?>> work) : IWork
{
    private readonly TaskCompletionSource<object?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done with the work, for whoever waits in this process; cancelled where it is forgotten.</summary>
    public Task<object?> Done => done.Task;

    public async Task<object?> RunAsync(TaskRun run)
    {
        try
        {
            var result = await work(new RemoteTaskContext(tasks, run)).ConfigureAwait(false);
            done.TrySetResult(result);
            return result;
        }
        catch (Exception error)
        {
            done.TrySetException(error);

            // Mostly nobody waits for it here, and then it is not left unobserved.
            _ = done.Task.Exception;
            throw;
        }
    }

    public void Forget() => done.TrySetCanceled();
}

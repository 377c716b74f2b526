using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks.Runtime;

/// <summary>An attempt on its way to a pool thread, where it begins with nobody's context.</summary>
/// <param name="run">The attempt.</param>
/// <param name="work">What it calls.</param>
/// <param name="runToEnd">Begins it, and ends when nothing of it is left to do.</param>
internal sealed class Attempt(RunningTask run, TaskWork work, Func<RunningTask, Task> runToEnd) : IThreadPoolWorkItem
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when nothing of it is left to do.</summary>
    public Task Over => over.Task;

    public void Execute()
    {
        _ = TellOverAsync(runToEnd(run));

        // Last, as the work may keep this thread for itself.
        _ = run.CallAsync(work);
    }

    private async Task TellOverAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.SetFromTask(running);
    }
}

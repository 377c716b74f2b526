using PluginTasks.Tasks.Running;

namespace PluginTasks.Store.Tests.Model;

/// <summary>Work that does what a test says, when it says so.</summary>
internal sealed class Attempt(ITaskRun run, bool isDeaf)
{
    private readonly TaskCompletionSource<string?> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ITaskRun Run => run;

    public void Return(string json) => outcome.TrySetResult(json);

    public void Throw(Exception error) => outcome.TrySetException(error);

    public Task<string?> WorkAsync() => isDeaf ? outcome.Task : outcome.Task.WaitAsync(run.CancellationToken);
}

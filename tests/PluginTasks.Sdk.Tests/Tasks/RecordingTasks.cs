using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.Tasks;

/// <summary>Runs what it is given at once and remembers what came of it; all calls that have no body here end in those two.</summary>
internal sealed class RecordingTasks : ITasks
{
    public bool HasRun { get; private set; }

    public object? Result { get; private set; }

    public string? Label { get; private set; }

    public TaskOptions? Options { get; private set; }

    async Task<string> ITasks.RunBackgroundAsync(Func<ITaskContext, Task<object?>> work, string label, TaskOptions? options, CancellationToken cancellationToken)
    {
        (Label, Options) = (label, options);
        Result = await work(null!);
        HasRun = true;
        return "task";
    }

    Task<T> ITasks.RunBlockingAsync<T>(Func<T> func, CancellationToken cancellationToken) => Task.FromResult(func());

    Task<string> ITasks.RunBackgroundAsync(string taskName, string label, TaskOptions? options, object? args, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<SubprocessResult> ITasks.RunSubprocessAsync(IReadOnlyList<string> command, string? cwd, bool check, bool text, bool captureOutput, TimeSpan? timeout, IReadOnlyDictionary<string, string>? env, SubprocessInput? input, Func<SubprocessLine, Task>? onOutput, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<WorkOutcome<T>> ITasks.RunOrBackgroundAsync<T>(Func<ITaskContext, Task<T>> work, TimeSpan? threshold, string label, TaskOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ITasks.UpdateProgressAsync(string id, double progress, object? checkpoint, string? label, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ITasks.EmitProgressAsync(string id, double? progress, string? label, object? checkpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<JsonMap> ITasks.RequestConfirmationAsync(string id, Builder builder, TimeSpan? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ITasks.RespondConfirmationAsync(string id, object response, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<TaskSnapshot>> ITasks.ListUserTasksAsync(string? userId, string? organizationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<TaskSnapshot>> ITasks.GetTasksByKeyAsync(string key, string? organizationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<TaskSnapshot>> ITasks.GetTasksByKeyPrefixAsync(string prefix, string? organizationId, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<ITaskHandle?> ITasks.GetAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<TaskSnapshot> ITasks.WaitAsync(string id, TimeSpan? timeout, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task ITasks.NotifyAsync(string id, string kind, string title, string? text, Variant variant, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ITasks.CancelAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<string> ITasks.ScheduleAsync(string when, string taskName, object? args, ScheduleOptions? options, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<ScheduleInfo>> ITasks.ListSchedulesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ITasks.RemoveScheduleAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ITasks.PauseScheduleAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ITasks.ResumeScheduleAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<string> ITasks.SubmitAgentAsync(string agent, string prompt, string? name, TimeSpan? timeout, Completion? onComplete, CancellationToken cancellationToken) => throw new NotSupportedException();
}

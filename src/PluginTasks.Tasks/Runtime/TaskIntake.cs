using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Makes the row of a submission, or says why there can be none.</summary>
internal sealed class TaskIntake(RuntimeParts parts, IRegisteredWork registered)
{
    private readonly TaskId ids = new(parts.Time);

    /// <exception cref="SdkException">Nobody is signed in, or the name is not registered.</exception>
    public async ValueTask<TaskRecord> NewTaskAsync(TaskSubmission submission, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(submission.UserId))
        {
            throw new SdkException(ErrorCodes.NoAuthenticatedUser, "A task needs a signed-in user to belong to.");
        }

        var options = submission.Work is not null
            ? submission.Options
            : (await FindAsync(submission.TaskName, cancellationToken)).Under(submission.Options);
        var now = StoredTime.Cut(parts.Time.GetUtcNow());
        return new TaskRecord
        {
            Id = submission.Id ?? ids.Next(), Module = submission.Module, Label = submission.Label, Status = TaskState.Pending,
            TaskKey = options.TaskKey, UserId = submission.UserId, OrganizationId = submission.OrganizationId,
            SessionKey = options.SessionKey ?? submission.Session?.SessionKey, Priority = options.Priority, CreatedAt = now, UpdatedAt = now,
            TimeoutSeconds = options.Timeout?.TotalSeconds, TaskName = submission.Work is null ? submission.TaskName : null,
            Args = submission.Args, Resumes = options.OnInterruption == OnInterruption.Resume && submission.Work is null,
            Retry = submission.Work is null ? Retry.Write(options.Retry) : null, Seq = 1,
            Owner = parts.Owner, Completion = StoredCompletion.Write(options.OnComplete),
            Context = StoredContext.Write(submission.Session, submission.TraceParent),
        };
    }

    private async ValueTask<RegisteredTask> FindAsync(string? name, CancellationToken cancellationToken) =>
        name is not null && await registered.FindAsync(name, cancellationToken) is { } found
            ? found
            : throw new SdkException(ErrorCodes.TaskNotRegistered, $"There is no registered task '{name}'.");
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>What a caller submits.</summary>
internal sealed class FacadeSubmissions(TaskRuntime runtime)
{
    /// <summary>The module of functions that the host itself runs.</summary>
    private const string Host = "host";

    /// <summary>For what comes from outside of modules and says nothing itself.</summary>
    private static readonly TimeSpan OutsideTimeout = TimeSpan.FromSeconds(300);

    public Task<AddedTask> SubmitAsync(
        TaskCaller caller, TaskWork work, string? label, TaskOptions options, string? id, Func<TaskRecord, Task>? onEnded, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (options.Retry is not null || options.OnInterruption == OnInterruption.Resume)
        {
            throw new ArgumentException("A function can be neither retried nor resumed; register it as a task.", nameof(options));
        }

        return runtime.SubmitAsync(New(caller, caller.Module ?? Host, label, options, onEnded) with { Work = work, Id = id }, cancellationToken);
    }

    public async Task<AddedTask> SubmitAsync(
        TaskCaller caller,
        string taskName,
        string? argsJson,
        string? label,
        TaskOptions options,
        Func<TaskRecord, Task>? onEnded,
        CancellationToken cancellationToken)
    {
        runtime.DemandOpen();
        var submission = New(caller, ModuleOf(taskName), label, options, onEnded) with { TaskName = taskName, Args = argsJson };
        DemandUser(submission);
        var task = await runtime.Registered.FindAsync(taskName, cancellationToken)
            ?? throw new SdkException(ErrorCodes.TaskNotRegistered, $"There is no registered task '{taskName}'.");
        if (!caller.Session.May(task.Permissions))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, $"Starting '{taskName}' needs one of: {string.Join(", ", task.Permissions)}.");
        }

        if (argsJson is not null)
        {
            JsonInput.DemandMap(argsJson, "args");
        }

        if (task.CheckArgs is { } check)
        {
            await check(argsJson, cancellationToken);
        }

        if (caller.Module is null && options.Timeout is null && task.Options.Timeout is null)
        {
            submission = submission with { Options = options with { Timeout = OutsideTimeout } };
        }

        return await runtime.SubmitAsync(submission, cancellationToken);
    }

    private static TaskSubmission New(TaskCaller caller, string module, string? label, TaskOptions options, Func<TaskRecord, Task>? onEnded)
    {
        var callback = options.OnComplete?.Callback;
        return new TaskSubmission
        {
            Module = module,
            UserId = caller.Session.UserId ?? "",
            OrganizationId = caller.Session.OrganizationId,
            Session = caller.Session,
            TraceParent = caller.TraceParent,
            Label = string.IsNullOrWhiteSpace(label) ? ITasks.DefaultLabel : label,
            Options = options,
            OnComplete = callback is null ? onEnded : async task =>
            {
                await callback(task.ToSnapshot());
                await (onEnded?.Invoke(task) ?? Task.CompletedTask);
            },
        };
    }

    private static void DemandUser(TaskSubmission submission)
    {
        if (submission.UserId.Length == 0)
        {
            throw new SdkException(ErrorCodes.NoAuthenticatedUser, "A task needs a signed-in user to belong to.");
        }
    }

    private static string ModuleOf(string taskName) =>
        ModuleNames.TrySplit(taskName, out var module, out _)
            ? module
            : throw new SdkException(ErrorCodes.TaskNotRegistered, $"'{taskName}' is not a registered task's name; write it as 'module.task'.");
}

using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.ModuleRuntime.Subprocess;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Tasks, as a module's code sees them.</summary>
internal sealed class RemoteTasks(HostLink host, ModuleInfo module, Func<string?, IModuleLogger> loggers) : ITasks, IDisposable
{
    private readonly TaskSubmission submission = new(host, module);
    private readonly RemoteSchedules schedules = new(host);
    private readonly BlockingCalls blocking = new();
    private readonly LiveReports live = new(host);
    private readonly OwnTasks own = new();

    public RunningTasks Running { get; } = new();

    public FunctionRegistry<IWork> Works => submission.Works;

    public FunctionRegistry<Func<TaskSnapshot, Task>> Completions => submission.Completions;

    public SubprocessRuns Subprocesses { get; } = new(host);

    public IModuleLogger LoggerOf(string taskId) => loggers(taskId);

    public async Task<string> RunBackgroundAsync(
        Func<ITaskContext, Task<object?>> work, string label = ITasks.DefaultLabel, TaskOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var (id, _) = await submission.SubmitAsync(new FunctionWork(this, work), null, label, options, cancellationToken).ConfigureAwait(false);
        return id;
    }

    public Task<string> RunBackgroundAsync(
        string taskName, string label = ITasks.DefaultLabel, TaskOptions? options = null, object? args = null, CancellationToken cancellationToken = default) =>
        submission.SubmitNamedAsync(taskName, label, options, args, cancellationToken);

    public Task<string> SubmitAgentAsync(
        string agent,
        string prompt,
        string? name = null,
        TimeSpan? timeout = null,
        Completion? onComplete = null,
        CancellationToken cancellationToken = default) =>
        submission.SubmitAgentAsync(agent, prompt, name, timeout, onComplete, cancellationToken);

    public Task<WorkOutcome<T>> RunOrBackgroundAsync<T>(
        Func<ITaskContext, Task<T>> work,
        TimeSpan? threshold = null,
        string label = ITasks.DefaultLabel,
        TaskOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new ThresholdRun<T>(this, submission, host, work, label, options).RunAsync(threshold ?? TimeSpan.FromSeconds(5), cancellationToken);
    }

    public Task<T> RunBlockingAsync<T>(Func<T> func, CancellationToken cancellationToken = default) => blocking.RunAsync(func, cancellationToken);

    public Task<SubprocessResult> RunSubprocessAsync(
        IReadOnlyList<string> command,
        string? cwd = null,
        bool check = false,
        bool text = true,
        bool captureOutput = true,
        TimeSpan? timeout = null,
        IReadOnlyDictionary<string, string>? env = null,
        SubprocessInput? input = null,
        Func<SubprocessLine, Task>? onOutput = null,
        CancellationToken cancellationToken = default) =>
        Subprocesses.RunAsync(new SubprocessWish(command, cwd, check, text, captureOutput, timeout, env, input, onOutput), cancellationToken);

    public async Task UpdateProgressAsync(
        string id, double progress, object? checkpoint = null, string? label = null, CancellationToken cancellationToken = default)
    {
        if (Running.Find(id) is { } run)
        {
            await UpdateProgressAsync(run, progress, checkpoint, label, cancellationToken).ConfigureAwait(false);
            return;
        }

        var report = new ProgressReport(id, Checked(progress), label, JsonSize.Write(checkpoint, "checkpoint"));
        await host.CallAsync(HostMethods.Progress, report, cancellationToken).ConfigureAwait(false);
    }

    public static Task UpdateProgressAsync(TaskRun run, double progress, object? checkpoint, string? label, CancellationToken cancellationToken)
    {
        progress = Checked(progress);
        if (JsonSize.Write(checkpoint, "checkpoint") is { } stored)
        {
            return run.Progress.StoreAsync(progress, label, stored, cancellationToken);
        }

        run.Progress.Report(progress, label);
        return Task.CompletedTask;
    }

    public Task EmitProgressAsync(
        string id, double? progress = null, string? label = null, object? checkpoint = null, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        progress = progress is { } given ? Checked(given) : null;
        var shown = JsonSize.Write(checkpoint, "checkpoint");
        if (Running.Find(id) is { IsTask: false } run)
        {
            run.Progress.Report(progress, label, shown);
            return Task.CompletedTask;
        }

        if (Running.Find(id) is null && !own.Knows(id))
        {
            return ShowAsync(new ProgressReport(id, progress, label, shown), cancellationToken);
        }

        live.Report(id, progress, label, shown);
        return Task.CompletedTask;
    }

    /// <summary>Sends all that a task has said, before its end.</summary>
    public async Task EndAsync(TaskRun run)
    {
        live.Flush(run.Id);
        await run.Progress.EndAsync().ConfigureAwait(false);
        Running.Remove(run);
    }

    /// <summary>Nobody hears of a note that was refused, so the first report of a task that does not run here is a call.</summary>
    private async Task ShowAsync(ProgressReport report, CancellationToken cancellationToken)
    {
        await host.CallAsync(HostMethods.Show, report, cancellationToken).ConfigureAwait(false);
        own.Add(report.Id);
    }

    public async Task<JsonMap> RequestConfirmationAsync(string id, Builder builder, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (timeout is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, TimeSpan.Zero, nameof(timeout));
        }

        var question = new AskUser(id, ModuleJson.ToElement(builder), timeout?.TotalSeconds);
        var run = Running.Find(id);
        run?.Started?.Want();
        if (run is not null)
        {
            await run.Progress.FlushAsync().ConfigureAwait(false);
        }

        var answer = run is null
            ? await host.CallAsync(HostMethods.Ask, question, cancellationToken).ConfigureAwait(false)
            : await host.CallFromAsync(run.Call, HostMethods.Ask, question, cancellationToken).ConfigureAwait(false);
        return JsonMap.From(answer.Response);
    }

    public Task RespondConfirmationAsync(string id, object response, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return host.CallAsync(HostMethods.Respond, new RespondTask(id, ModuleJson.ToElement(JsonMap.From(response))), cancellationToken);
    }

    public Task<IReadOnlyList<TaskSnapshot>> ListUserTasksAsync(
        string? userId = null, string? organizationId = null, CancellationToken cancellationToken = default) =>
        FindAsync(new TaskLookup { OfUser = true, UserId = userId, OrganizationId = organizationId }, cancellationToken);

    public Task<IReadOnlyList<TaskSnapshot>> GetTasksByKeyAsync(string key, string? organizationId = null, CancellationToken cancellationToken = default) =>
        FindAsync(new TaskLookup { Key = key, OrganizationId = organizationId }, cancellationToken);

    public Task<IReadOnlyList<TaskSnapshot>> GetTasksByKeyPrefixAsync(
        string prefix, string? organizationId = null, CancellationToken cancellationToken = default) =>
        FindAsync(new TaskLookup { KeyPrefix = prefix, OrganizationId = organizationId }, cancellationToken);

    public async Task<ITaskHandle?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        var found = await host.CallAsync(HostMethods.Get, new TaskRef(id), cancellationToken).ConfigureAwait(false);
        return found.Task is { } task ? new RemoteTaskHandle(this, task) : null;
    }

    public Task<TaskSnapshot> WaitAsync(string id, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return host.CallAsync(HostMethods.Wait, new WaitForTask(id, timeout?.TotalSeconds), cancellationToken);
    }

    public Task NotifyAsync(
        string id, string kind, string title, string? text = null, Variant variant = Variant.Default, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(title);
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(variant.ToString());
        return host.CallAsync(HostMethods.Notify, new NotifyUser(id, kind, title, text, name), cancellationToken);
    }

    public async Task<bool> CancelAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return (await host.CallAsync(HostMethods.Cancel, new TaskRef(id), cancellationToken).ConfigureAwait(false)).Done;
    }

    public Task<string> ScheduleAsync(
        string when, string taskName, object? args = null, ScheduleOptions? options = null, CancellationToken cancellationToken = default) =>
        schedules.AddAsync(when, taskName, args, options ?? new ScheduleOptions(), cancellationToken);

    public Task<IReadOnlyList<ScheduleInfo>> ListSchedulesAsync(CancellationToken cancellationToken = default) => schedules.ListAsync(cancellationToken);

    public Task<bool> RemoveScheduleAsync(string id, CancellationToken cancellationToken = default) =>
        schedules.ChangeAsync(HostMethods.RemoveSchedule, id, cancellationToken);

    public Task<bool> PauseScheduleAsync(string id, CancellationToken cancellationToken = default) =>
        schedules.ChangeAsync(HostMethods.PauseSchedule, id, cancellationToken);

    public Task<bool> ResumeScheduleAsync(string id, CancellationToken cancellationToken = default) =>
        schedules.ChangeAsync(HostMethods.ResumeSchedule, id, cancellationToken);

    public void Dispose()
    {
        Running.Clear();
        Works.Clear();
        Completions.Clear();
        live.Dispose();
    }

    private static double Checked(double progress) =>
        double.IsNaN(progress) ? throw new ArgumentException("The progress is not a number.", nameof(progress)) : Math.Clamp(progress, 0, 1);

    private async Task<IReadOnlyList<TaskSnapshot>> FindAsync(TaskLookup lookup, CancellationToken cancellationToken)
    {
        try
        {
            return (await host.CallAsync(HostMethods.Find, lookup, cancellationToken).ConfigureAwait(false)).Tasks;
        }
#pragma warning disable CA1031 // These calls promise to give nothing on any failure.
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            loggers(null).Debug($"Tasks could not be looked up: {error.Message}");
            return [];
        }
    }
}

using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Modules.Calls;

/// <summary>What module code does with tasks, but for making them.</summary>
internal sealed class TaskCalls(TaskFacade tasks, TaskSubmissions submissions)
{
    public void AddTo(CallHandlers handlers, ModuleLink link) => handlers
        .OnInline(HostMethods.Submit, (call, task, token) => submissions.SubmitAsync(link, call, task, token))
        .OnInline(HostMethods.Progress, (call, report, _) => ProgressAsync(link, call, report))
        .OnInline(HostMethods.Ask, (call, question, _) => AskAsync(link, call, question))
        .OnInline(HostMethods.Respond, (call, answer, _) =>
            DoneAsync(tasks.RespondConfirmationAsync(link.CallerOf(call), answer.Id, answer.Response.GetRawText())))
        .OnInline(HostMethods.Find, (call, lookup, token) => FindAsync(link.CallerOf(call), lookup, token))
        .OnInline(HostMethods.Get, async (call, task, token) => new FoundTask((await tasks.GetAsync(link.CallerOf(call), task.Id, token))?.ToSnapshot()))
        .OnInline(HostMethods.Wait, (call, wait, token) => WaitAsync(link, call, wait, token))
        .OnInline(HostMethods.Notify, (call, notice, _) => DoneAsync(tasks.NotifyAsync(link.CallerOf(call), notice.Id, NotificationOf(notice))))
        .OnInline(HostMethods.Cancel, async (call, task, _) => new Outcome(await tasks.CancelAsync(link.CallerOf(call), task.Id)))
        .OnInline(HostMethods.Show, (call, report, _) => DoneAsync(EmitAsync(link, call.Within, report)))
        .OnNote(HostMethods.Emit, (within, report) => _ = EmitAsync(link, within, report));

    /// <summary>The attempt that the call comes from, where it is about its own task.</summary>
    private static ITaskRun? OwnRun(ModuleLink link, long within, string id) => link.Calls.Of(within).Run is { } run && run.Task.Id == id ? run : null;

    private static async Task<Nothing> DoneAsync(Task call)
    {
        await call;
        return Nothing.Value;
    }

    private static TaskNotification NotificationOf(NotifyUser notice) =>
        new(notice.Kind, notice.Title, notice.Text, Enum.TryParse<Variant>(notice.Variant, ignoreCase: true, out var variant) ? variant : Variant.Default);

    private async Task<Nothing> ProgressAsync(ModuleLink link, InboundCall call, ProgressReport report)
    {
        if (report.Progress is not { } progress)
        {
            throw new ArgumentException("Progress that is kept needs a value.");
        }

        // An attempt speaks for itself alone: what a late one says does not count as the next one's.
        var checkpoint = JsonTexts.TextOf(report.Checkpoint);
        await (OwnRun(link, call.Within, report.Id) is { } run
            ? run.UpdateProgressAsync(progress, checkpoint, report.Label)
            : tasks.UpdateProgressAsync(link.CallerOf(call), report.Id, progress, checkpoint, report.Label));
        return Nothing.Value;
    }

    private async Task<UserAnswer> AskAsync(ModuleLink link, InboundCall call, AskUser question)
    {
        var components = question.Content.TryGetProperty("components", out var list) ? list.GetRawText() : "[]";
        var timeout = JsonTexts.Span(question.TimeoutSeconds);
        var answer = await (OwnRun(link, call.Within, question.Id) is { } run
            ? run.AskAsync(components, timeout)
            : tasks.RequestConfirmationAsync(link.CallerOf(call), question.Id, components, timeout));
        return new UserAnswer(JsonTexts.Element(answer)!.Value);
    }

    private async Task<Protocol.Messages.Tasks.TaskSnapshots> FindAsync(TaskCaller caller, TaskLookup lookup, CancellationToken cancellationToken)
    {
        var found = lookup switch
        {
            { OfUser: true } => await tasks.ListUserTasksAsync(caller, lookup.UserId, lookup.OrganizationId, cancellationToken),
            { Key: { } key } => await tasks.GetTasksByKeyAsync(caller, key, lookup.OrganizationId, cancellationToken),
            { KeyPrefix: { } prefix } => await tasks.GetTasksByKeyPrefixAsync(caller, prefix, lookup.OrganizationId, cancellationToken),
            _ => [],
        };
        return new Protocol.Messages.Tasks.TaskSnapshots([.. found.Select(t => t.ToSnapshot())]);
    }

    private async Task<TaskSnapshot> WaitAsync(ModuleLink link, InboundCall call, WaitForTask wait, CancellationToken cancellationToken)
    {
        var waiting = link.Calls.Of(call.Within).Run?.Task.Id;
        return (await tasks.WaitAsync(link.CallerOf(call), wait.Id, JsonTexts.Span(wait.TimeoutSeconds), waiting, cancellationToken)).ToSnapshot();
    }

    private Task EmitAsync(ModuleLink link, long within, ProgressReport report)
    {
        if (OwnRun(link, within, report.Id) is { } run)
        {
            run.EmitProgress(report.Progress, report.Label, report.Checkpoint is not null);
            return Task.CompletedTask;
        }

        var scope = link.Calls.Of(within);
        return tasks.EmitProgressAsync(
            new TaskCaller(link.Module.Name, scope.Session, scope.TraceParent), report.Id, report.Progress, report.Label, report.Checkpoint is not null);
    }
}

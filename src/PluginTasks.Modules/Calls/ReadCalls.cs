using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Modules.Calls;

/// <summary>The read model.</summary>
internal sealed class ReadCalls(FacadeReading tasks, ITaskLines lines)
{
    public void AddTo(CallHandlers handlers, ModuleLink link) => handlers
        .OnInline(HostMethods.ReadTasks, async (call, read, token) =>
            new TaskRows(await tasks.ListAsync(link.CallerOf(call), read.Page, read.PageSize, read.Filters, read.Sort, token)))
        .OnInline(HostMethods.CountTasks, async (call, read, token) => new TaskCount(await tasks.CountAsync(link.CallerOf(call), read.Filters, token)))
        .OnInline(HostMethods.ViewTask, async (call, task, token) => new FoundRow(await tasks.ViewAsync(link.CallerOf(call), task.Id, token)))
        .OnInline(HostMethods.ReadLog, async (call, task, token) => new TaskLogLines(await LogAsync(link.CallerOf(call), task.Id, token)));

    /// <summary>What was thrown is for those who look after the host; everybody else has the task's error.</summary>
    private async Task<IReadOnlyList<TaskLogLine>> LogAsync(TaskCaller caller, string id, CancellationToken cancellationToken) =>
        await tasks.ViewAsync(caller, id, cancellationToken) is null ? []
        : TaskAccess.ManagesAll(caller.Session) ? lines.Of(id)
        : [.. lines.Of(id).Select(l => l with { Exception = null })];
}

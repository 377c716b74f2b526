using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>What the host keeps, read through it.</summary>
internal sealed class RemoteModels(HostLink host) : IModels
{
    public BackgroundTasksModel BackgroundTasks { get; } = new Model(host);

    public ITaskActivity Activity { get; } = new TaskActivity(host);

    public IScheduleModel Schedules { get; } = new ScheduleModel(host);

    public IModuleModel Modules { get; } = new ModuleModel(host);

    private sealed class Model(HostLink host) : BackgroundTasksModel
    {
        public override async Task<IReadOnlyList<TaskRow>> ListAsync(
            int page = 1, int pageSize = 20, TaskFilters? filters = null, string sort = "updated_at desc", CancellationToken cancellationToken = default)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
            ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 200);
            ArgumentNullException.ThrowIfNull(sort);
            var wish = new ReadTasks { Page = page, PageSize = pageSize, Filters = filters, Sort = sort };
            return (await host.CallAsync(HostMethods.ReadTasks, wish, cancellationToken).ConfigureAwait(false)).Rows;
        }

        public override async Task<int> CountAsync(TaskFilters? filters = null, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.CountTasks, new ReadTasks { Filters = filters }, cancellationToken).ConfigureAwait(false)).Count;

        public override async Task<TaskRow?> ViewAsync(string id, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(id);
            return (await host.CallAsync(HostMethods.ViewTask, new TaskRef(id), cancellationToken).ConfigureAwait(false)).Row;
        }

        public override async Task<IReadOnlyList<TaskLogLine>> LogAsync(string id, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(id);
            return (await host.CallAsync(HostMethods.ReadLog, new TaskRef(id), cancellationToken).ConfigureAwait(false)).Lines;
        }
    }

    private sealed class TaskActivity(HostLink host) : ITaskActivity
    {
        public async Task<IReadOnlyList<ActivityMinute>> LastHourAsync(CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.ReadActivity, Nothing.Value, cancellationToken).ConfigureAwait(false)).Minutes;
    }

    private sealed class ScheduleModel(HostLink host) : IScheduleModel
    {
        public async Task<IReadOnlyList<ScheduleInfo>> ListAsync(CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.ListAllSchedules, Nothing.Value, cancellationToken).ConfigureAwait(false)).Schedules;
    }

    private sealed class ModuleModel(HostLink host) : IModuleModel
    {
        public async Task<IReadOnlyList<ModuleStatus>> ListAsync(CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.ListModules, Nothing.Value, cancellationToken).ConfigureAwait(false)).Modules;
    }
}

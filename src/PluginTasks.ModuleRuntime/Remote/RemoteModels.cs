using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>What the host keeps, read through it.</summary>
internal sealed class RemoteModels(HostLink host) : IModels
{
    public BackgroundTasksModel BackgroundTasks { get; } = new Model(host);

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
    }
}

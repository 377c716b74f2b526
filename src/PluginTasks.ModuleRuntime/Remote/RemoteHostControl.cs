using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The host, steered through itself. It decides who may.</summary>
internal sealed class RemoteHostControl(HostLink host) : IHostControl
{
    public ITaskControl Tasks { get; } = new TaskControl(host);

    public IScheduleControl Schedules { get; } = new ScheduleControl(host);

    public IModuleControl Modules { get; } = new ModuleControl(host);

    public IAccessControl Access { get; } = new RemoteAccessControl(host);

    public IAuditReader Audit { get; } = new RemoteAudit(host);

    private sealed class TaskControl(HostLink host) : ITaskControl
    {
        public async Task<bool> CancelAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.CancelAnyTask, Ref(id), cancellationToken).ConfigureAwait(false)).Done;

        public async Task<string> RerunAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.RerunTask, Ref(id), cancellationToken).ConfigureAwait(false)).Id!;

        public async Task<int> RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(ids);
            return (await host.CallAsync(HostMethods.RemoveTasks, new TaskRefs([.. ids]), cancellationToken).ConfigureAwait(false)).Count;
        }

        private static TaskRef Ref(string id)
        {
            ArgumentNullException.ThrowIfNull(id);
            return new TaskRef(id);
        }
    }

    private sealed class ScheduleControl(HostLink host) : IScheduleControl
    {
        public async Task<string> AddAsync(
            string when, string taskName, object? args = null, ScheduleOptions? options = null, CancellationToken cancellationToken = default)
        {
            var wish = RemoteSchedules.WishOf(when, taskName, args, options ?? new ScheduleOptions());
            return (await host.CallAsync(HostMethods.AddAnySchedule, wish, cancellationToken).ConfigureAwait(false)).Id;
        }

        public async Task<bool> PauseAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.PauseAnySchedule, Ref(id), cancellationToken).ConfigureAwait(false)).Done;

        public async Task<bool> ResumeAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.ResumeAnySchedule, Ref(id), cancellationToken).ConfigureAwait(false)).Done;

        public async Task<string?> RunNowAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.RunSchedule, Ref(id), cancellationToken).ConfigureAwait(false)).Id;

        public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken = default) =>
            (await host.CallAsync(HostMethods.RemoveAnySchedule, Ref(id), cancellationToken).ConfigureAwait(false)).Done;

        private static ScheduleRef Ref(string id)
        {
            ArgumentNullException.ThrowIfNull(id);
            return new ScheduleRef(id);
        }
    }

    private sealed class ModuleControl(HostLink host) : IModuleControl
    {
        public Task ReloadAsync(string name, CancellationToken cancellationToken = default) =>
            host.CallAsync(HostMethods.ReloadModule, Ref(name), cancellationToken);

        public Task EnableAsync(string name, CancellationToken cancellationToken = default) =>
            host.CallAsync(HostMethods.EnableModule, Ref(name), cancellationToken);

        public Task DisableAsync(string name, CancellationToken cancellationToken = default) =>
            host.CallAsync(HostMethods.DisableModule, Ref(name), cancellationToken);

        private static ModuleRef Ref(string name)
        {
            ArgumentNullException.ThrowIfNull(name);
            return new ModuleRef(name);
        }
    }
}

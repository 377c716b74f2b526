using PluginTasks.Modules.Access;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Modules.Calls;

/// <summary>What module code does with the host: each call only where manifest, operator and user allow it, and then as the host itself.</summary>
internal sealed class HostCalls(
    ModuleRules rules,
    ModuleAccess access,
    AccessCalls decisions,
    TaskFacade tasks,
    TaskActivity activity,
    ScheduleDesk schedules,
    Func<ModuleDesk> modules)
{
    public void AddTo(CallHandlers handlers, ModuleLink link)
    {
        AddTasks(handlers, link);
        AddSchedules(handlers, link);
        AddModules(handlers, link);
        decisions.AddTo(handlers, link.Module.Name, call => CallerOf(link, call, HostPart.Decisions), call => CallerOf(link, call, HostPart.Audit));
    }

    private void AddTasks(CallHandlers handlers, ModuleLink link)
    {
        TaskCaller Caller(InboundCall call) => CallerOf(link, call, HostPart.Tasks);
        handlers
            .OnInline(HostMethods.ReadActivity, async (call, _, token) =>
            {
                Caller(call);
                return new ActivityMinutes(await activity.LastHourAsync(token));
            })
            .OnInline(HostMethods.CancelAnyTask, async (call, task, _) => new Outcome(await tasks.CancelAsync(Caller(call), task.Id)))
            .OnInline(HostMethods.RerunTask, async (call, task, token) => new MadeTask((await tasks.RerunAsync(Caller(call), task.Id, token)).Task.Id))
            .OnInline(HostMethods.RemoveTasks, async (call, gone, token) => new TaskCount(await tasks.RemoveAsync(Caller(call), gone.Ids, token)));
    }

    private void AddSchedules(CallHandlers handlers, ModuleLink link)
    {
        TaskCaller Caller(InboundCall call) => CallerOf(link, call, HostPart.Schedules);
        handlers
            .OnInline(HostMethods.ListAllSchedules, async (call, _, token) =>
                new ScheduleList([.. (await schedules.ListAsync(Caller(call), token)).Select(s => s.ToInfo())]))
            .OnInline(HostMethods.AddAnySchedule, async (call, wanted, token) =>
                new ScheduleRef(await schedules.ScheduleAsync(Caller(call), ScheduleCalls.NewOf(wanted), token)))
            .OnInline(HostMethods.PauseAnySchedule, async (call, schedule, token) =>
                new Outcome(await schedules.PauseAsync(Caller(call), schedule.Id, token)))
            .OnInline(HostMethods.ResumeAnySchedule, async (call, schedule, token) =>
                new Outcome(await schedules.ResumeAsync(Caller(call), schedule.Id, token)))
            .OnInline(HostMethods.RunSchedule, async (call, schedule, token) =>
                new MadeTask((await schedules.RunNowAsync(Caller(call), schedule.Id, token))?.Task.Id))
            .OnInline(HostMethods.RemoveAnySchedule, async (call, schedule, token) =>
                new Outcome(await schedules.RemoveAsync(Caller(call), schedule.Id, token)));
    }

    private void AddModules(CallHandlers handlers, ModuleLink link)
    {
        handlers
            .On(HostMethods.ListModules, (call, _, _) => With(call, desk => Task.FromResult(new ModuleList(desk.List()))))
            .On(HostMethods.ReloadModule, (call, module, token) => With(call, desk => DoneAsync(desk.ReloadAsync(module.Name, token))))
            .On(HostMethods.EnableModule, (call, module, token) => With(call, desk => DoneAsync(desk.SwitchAsync(module.Name, isOn: true, token))))
            .On(HostMethods.DisableModule, (call, module, token) => With(call, desk => DoneAsync(desk.SwitchAsync(module.Name, isOn: false, token))));

        Task<T> With<T>(InboundCall call, Func<ModuleDesk, Task<T>> work)
        {
            CallerOf(link, call, HostPart.Modules);
            return work(modules());
        }
    }

    private TaskCaller CallerOf(ModuleLink link, InboundCall call, HostPart part)
    {
        var target = new HostTarget(part).Normalized;
        if (!rules.Of(link).Check(ResourceType.Host, AccessOperation.Manage, target).IsAllowed)
        {
            access.Refused(link, ResourceType.Host, AccessOperation.Manage, target);
            throw SdkException.HostDenied(link.Module.Name, target);
        }

        var caller = link.CallerOf(call);
        return TaskAccess.ManagesAll(caller.Session)
            ? caller with { Module = null }
            : throw new SdkException(ErrorCodes.PermissionDenied, "This is for the roles super and admin.");
    }

    private static async Task<Nothing> DoneAsync(Task work)
    {
        await work;
        return Nothing.Value;
    }
}

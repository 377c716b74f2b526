using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Modules.Calls;

/// <summary>What module code does with schedules.</summary>
internal sealed class ScheduleCalls(ScheduleDesk schedules)
{
    public void AddTo(CallHandlers handlers, ModuleLink link) => handlers
        .OnInline(HostMethods.AddSchedule, async (call, wanted, token) =>
            new ScheduleRef(await schedules.ScheduleAsync(link.CallerOf(call), NewOf(wanted), token)))
        .OnInline(HostMethods.ListSchedules, async (call, _, token) =>
            new ScheduleList([.. (await schedules.ListAsync(link.CallerOf(call), token)).Select(s => s.ToInfo())]))
        .OnInline(HostMethods.RemoveSchedule, async (call, schedule, token) =>
            new Outcome(await schedules.RemoveAsync(link.CallerOf(call), schedule.Id, token)))
        .OnInline(HostMethods.PauseSchedule, async (call, schedule, token) =>
            new Outcome(await schedules.PauseAsync(link.CallerOf(call), schedule.Id, token)))
        .OnInline(HostMethods.ResumeSchedule, async (call, schedule, token) =>
            new Outcome(await schedules.ResumeAsync(link.CallerOf(call), schedule.Id, token)));

    public static NewSchedule NewOf(AddSchedule wanted) => new()
    {
        When = wanted.When,
        TaskName = wanted.Task,
        Args = JsonTexts.TextOf(wanted.Args),
        Options = new ScheduleOptions { Name = wanted.Name, TimeZone = wanted.TimeZone, Missed = wanted.Missed, Overlap = wanted.Overlap },
    };
}

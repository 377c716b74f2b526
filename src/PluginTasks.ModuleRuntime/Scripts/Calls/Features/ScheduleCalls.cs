using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>The schedules of <c>sdk.tasks</c>.</summary>
internal static class ScheduleCalls
{
    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["tasks.schedule"] = new("when, task, args?, options?", async (scope, args) =>
            await scope.Sdk.Tasks.ScheduleAsync(args.Text(0), args.Text(1), args.At(2), Options(args), scope.Stop).ConfigureAwait(false)),
        ["tasks.listSchedules"] = new("", async (scope, _) => await scope.Sdk.Tasks.ListSchedulesAsync(scope.Stop).ConfigureAwait(false)),
        ["tasks.removeSchedule"] = new("id", async (scope, args) => await scope.Sdk.Tasks.RemoveScheduleAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["tasks.pauseSchedule"] = new("id", async (scope, args) => await scope.Sdk.Tasks.PauseScheduleAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["tasks.resumeSchedule"] = new("id", async (scope, args) => await scope.Sdk.Tasks.ResumeScheduleAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
    };

    public static ScheduleOptions? Options(SdkArgs args)
    {
        if (args.At(3) is null)
        {
            return null;
        }

        var named = args.Options(3);
        var options = new ScheduleOptions
        {
            Name = named.Text("name"),
            TimeZone = named.Text("time_zone"),
            Missed = named.Word<MissedRuns>("missed") ?? MissedRuns.Once,
            Overlap = named.Flag("overlap") ?? false,
        };
        named.RefuseOthers();
        return options;
    }
}

using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Tasks.Facade;

/// <summary>Schedules as callers are told of them.</summary>
public static class ScheduleInfos
{
    public static ScheduleInfo ToInfo(this ScheduleRecord schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new ScheduleInfo
        {
            Id = schedule.Id,
            Name = schedule.Name,
            When = schedule.When,
            TimeZone = schedule.TimeZone,
            TaskName = schedule.TaskName,
            Args = schedule.Args is { } args ? Parsed(args) : null,
            Agent = schedule.Agent,
            Message = schedule.Message,
            Missed = schedule.Missed,
            Overlap = schedule.Overlap,
            IsPaused = schedule.IsPaused,
            OwnerId = schedule.UserId,
            LastRun = schedule.LastRun,
            LastStatus = schedule.LastStatus,
            LastTaskId = schedule.LastTaskId,
            NextRun = schedule.NextRun,
            Failures = schedule.Failures,
        };
    }

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

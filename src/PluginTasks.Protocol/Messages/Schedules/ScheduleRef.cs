namespace PluginTasks.Protocol.Messages.Schedules;

/// <summary>A schedule.</summary>
public sealed record ScheduleRef(string Id);

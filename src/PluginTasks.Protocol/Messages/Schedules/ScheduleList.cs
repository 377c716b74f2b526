using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Schedules;

/// <summary>The module's schedules that the user may see.</summary>
public sealed record ScheduleList(IReadOnlyList<ScheduleInfo> Schedules);

using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Schedules;

internal sealed record ScheduleListing(IReadOnlyList<ScheduleInfo> Schedules);

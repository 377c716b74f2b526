using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Tasks;

internal sealed record TaskLog(string TaskId, IReadOnlyList<TaskLogLine> Lines);

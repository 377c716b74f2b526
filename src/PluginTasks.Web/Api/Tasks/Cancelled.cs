namespace PluginTasks.Web.Api.Tasks;

/// <summary>Whether the task was active.</summary>
internal sealed record Cancelled(bool WasActive);

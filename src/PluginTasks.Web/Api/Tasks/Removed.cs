namespace PluginTasks.Web.Api.Tasks;

/// <summary>How many were removed.</summary>
internal sealed record Removed(int Count);

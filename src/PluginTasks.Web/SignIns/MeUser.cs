namespace PluginTasks.Web.SignIns;

internal sealed record MeUser(string Id, string Name, string? Organization);

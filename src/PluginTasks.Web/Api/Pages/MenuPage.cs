namespace PluginTasks.Web.Api.Pages;

internal sealed record MenuPage(string Path, string Title, string? Icon = null);

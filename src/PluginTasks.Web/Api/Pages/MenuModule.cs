namespace PluginTasks.Web.Api.Pages;

internal sealed record MenuModule(string Name, string Title, string? Icon, IReadOnlyList<MenuPage> Pages);

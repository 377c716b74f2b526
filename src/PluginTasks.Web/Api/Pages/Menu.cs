namespace PluginTasks.Web.Api.Pages;

/// <summary>The modules and pages that a user may see, in order.</summary>
internal sealed record Menu(IReadOnlyList<MenuModule> Modules);

namespace PluginTasks.Web.Api.Modules;

internal sealed record ModuleListing(IReadOnlyList<ModuleView> Modules);

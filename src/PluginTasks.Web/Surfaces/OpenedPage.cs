using PluginTasks.Pages.Trees;

namespace PluginTasks.Web.Surfaces;

/// <summary>A page that its user may see.</summary>
/// <param name="Module">Its module.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Route">Its address.</param>
/// <param name="View">As its user sees it.</param>
internal sealed record OpenedPage(string Module, string Name, string Route, PageView View);

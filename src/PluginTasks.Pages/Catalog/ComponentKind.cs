namespace PluginTasks.Pages.Catalog;

/// <summary>A kind of component: its own properties followed by those common to all kinds.</summary>
public sealed record ComponentKind(string Name, string Group, Shape Shape, bool HasChildren);

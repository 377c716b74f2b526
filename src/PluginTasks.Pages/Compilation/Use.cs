namespace PluginTasks.Pages.Compilation;

/// <summary>A name that a page uses, and where.</summary>
public readonly record struct Use(string Name, string File, int Line, int Column);

namespace PluginTasks.Pages.Compilation;

/// <summary>A name that a page uses, and where.</summary>
/// <remarks>A class, since the framework's collections of a struct of ours would be compiled anew at each start.</remarks>
public sealed record Use(string Name, string File, int Line, int Column);

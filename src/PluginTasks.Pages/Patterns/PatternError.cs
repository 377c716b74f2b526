namespace PluginTasks.Pages.Patterns;

/// <summary>Why a pattern was refused, and where: the index of a UTF-16 unit in its text.</summary>
public readonly record struct PatternError(string Message, int Position);

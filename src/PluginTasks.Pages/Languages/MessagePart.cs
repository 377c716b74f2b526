namespace PluginTasks.Pages.Languages;

/// <summary>A piece of a message: text as it is, or the name of a placeholder.</summary>
public sealed record MessagePart(string Text, bool IsPlaceholder);

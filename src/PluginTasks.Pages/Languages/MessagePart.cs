namespace PluginTasks.Pages.Languages;

/// <summary>A piece of a message: text as it is, or the name of a placeholder.</summary>
public readonly record struct MessagePart(string Text, bool IsPlaceholder);

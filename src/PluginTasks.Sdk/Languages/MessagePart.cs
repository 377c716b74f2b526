namespace PluginTasks.Sdk.Languages;

/// <summary>A piece of a message: text as it is, or the name of a placeholder.</summary>
internal sealed record MessagePart(string Text, bool IsPlaceholder);

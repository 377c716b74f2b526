namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>A user's language.</summary>
public sealed record UserLanguage(string Language);

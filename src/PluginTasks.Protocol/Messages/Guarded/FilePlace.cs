namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>Where a file really is.</summary>
public sealed record FilePlace(string Path);

namespace PluginTasks.Fuzz.Running;

/// <summary>What went wrong with which file.</summary>
public sealed record FuzzFailure(string File, string Problem);

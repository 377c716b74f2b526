namespace PluginTasks.Tasks.Runtime;

/// <summary>A limit for all tasks whose key begins with a prefix.</summary>
public sealed record KeyLimit(string KeyPrefix, int MaxRunning);

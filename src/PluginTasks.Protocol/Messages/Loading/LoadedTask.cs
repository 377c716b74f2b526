using PluginTasks.Protocol.Messages.Tasks;

namespace PluginTasks.Protocol.Messages.Loading;

/// <summary>A registered task, with the options of its registration.</summary>
public sealed record LoadedTask(string Name, IReadOnlyList<string> Permissions, TaskSettings Options);

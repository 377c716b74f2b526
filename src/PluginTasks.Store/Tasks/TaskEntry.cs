using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>A row as it is, and where.</summary>
internal readonly record struct TaskEntry(long Row, TaskRecord Task);

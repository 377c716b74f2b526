using PluginTasks.Tasks.Running;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>Hands a task in and gives back its id once its row is stored. Whoever stands between a caller and the runtime is measured by another one of these.</summary>
/// <param name="work">What the task does.</param>
/// <param name="ended">Called once its final state is stored; null where nobody counts.</param>
internal delegate Task<string> TaskSubmitter(TaskWork work, Action? ended);

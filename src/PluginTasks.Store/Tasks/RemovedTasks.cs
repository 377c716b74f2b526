namespace PluginTasks.Store.Tasks;

/// <param name="Count">How many tasks are gone.</param>
/// <param name="Last">Where to go on; null at the end.</param>
internal readonly record struct RemovedTasks(int Count, (long End, long Row)? Last);

namespace PluginTasks.ModuleRuntime.Scripts.Running;

/// <summary>A script was told to stop and goes on.</summary>
internal sealed class ScriptOverrunException(string what) : Exception($"{what} does not stop");

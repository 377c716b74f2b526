namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>A script was told to stop and has. Nothing in a script can catch it.</summary>
/// <param name="place">Where it stood, as <c>scripts/import.js:12</c>.</param>
internal sealed class ScriptStoppedException(string place) : Exception($"{place}: stopped")
{
    public string Place { get; } = place;
}

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>A script is broken, or threw what it did not catch. The message begins with file and line.</summary>
internal sealed class ScriptException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the author can do something about: not where in the engine it was noticed.</summary>
    public override string ToString() => Message;
}

using System.Text.Json;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>What a script reaches outside of its engine. Every call goes through here, as JSON in both directions.</summary>
internal interface IScriptCalls
{
    /// <summary>The names, as <c>tasks.runBackground</c>.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The names of values that are read anew each time, as <c>session</c>.</summary>
    IEnumerable<string> Properties { get; }

    /// <summary>Does what a call asks for and gives what it answers; blocks meanwhile. Null answers are <c>null</c>.</summary>
    JsonElement? Call(string name, IReadOnlyList<JsonElement?> args);
}

using System.Text.Json;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>What a script's function is called with, before the <c>sdk</c>: an object of data, and functions in it where there are any.</summary>
/// <param name="Data">The data.</param>
/// <param name="Prefix">What stands before the functions' names in the calls that they make.</param>
/// <param name="Functions">The functions' names. Default: none.</param>
internal sealed record ScriptArgument(JsonElement Data, string Prefix = "", IReadOnlyList<string>? Functions = null);

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>A script's text.</summary>
/// <param name="Name">As errors name it: <c>scripts/import.js</c>.</param>
/// <param name="Page">The page whose <c>load</c> it holds; null for one of actions and tasks.</param>
internal sealed record ScriptFile(string Name, string Text, string? Page);

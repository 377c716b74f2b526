using System.Text.Json;
using Jint.Native;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>An action or a task that a script registered, with the function in its engine.</summary>
internal sealed record Registration(RegistrationKind Kind, string Name, JsonElement? Options, JsValue Function);

/// <summary>What a script registers, or has by its place.</summary>
internal enum RegistrationKind
{
    Action,
    Task,
    Page,
}

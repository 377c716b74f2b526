using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Runtime;

/// <summary>An agent is run as the registered task <c>module.agent.name</c>, whose one argument is the prompt.</summary>
public static class AgentTask
{
    /// <summary>What the local name of a task begins with that is an agent.</summary>
    public const string Prefix = "agent.";

    /// <param name="agent">As <c>module.name</c>; without a dot, one of <paramref name="ownModule"/>.</param>
    /// <param name="ownModule">The module that asks; null where none does.</param>
    /// <exception cref="SdkException"><c>task_not_registered</c>: it is not written like that.</exception>
    public static string NameOf(string agent, string? ownModule = null)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var whole = ownModule is null || agent.Contains('.', StringComparison.Ordinal) ? agent : $"{ownModule}.{agent}";
        return ModuleNames.TrySplit(whole, out var module, out var local)
            ? $"{module}.{Prefix}{local}"
            : throw new SdkException(ErrorCodes.TaskNotRegistered, $"'{agent}' is not an agent's name; write it as 'module.agent'.");
    }

    public static string ArgsOf(string prompt) => JsonSerializer.Serialize(new Dictionary<string, string> { ["prompt"] = prompt });

    /// <summary>The prompt in arguments that <see cref="ArgsOf"/> wrote; empty where there is none.</summary>
    public static string PromptOf(string? args) =>
        args is not null && JsonSerializer.Deserialize<JsonElement>(args) is { ValueKind: JsonValueKind.Object } map
            && map.TryGetProperty("prompt", out var prompt) && prompt.ValueKind == JsonValueKind.String
            ? prompt.GetString()!
            : "";
}

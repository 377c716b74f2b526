using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Work;

/// <summary>An agent is run as the registered task <c>module.agent.name</c>, whose one argument is the prompt.</summary>
internal static class RegisteredNames
{
    public const string AgentPrefix = "agent.";

    /// <param name="agent">As <c>module.name</c>; without a dot, one of <paramref name="ownModule"/>.</param>
    /// <param name="ownModule">The module that asks.</param>
    public static string OfAgent(string agent, string? ownModule)
    {
        if (agent.Contains('.', StringComparison.Ordinal) || ownModule is null)
        {
            return ModuleNames.TrySplit(agent, out var module, out var local)
                ? $"{module}.{AgentPrefix}{local}"
                : throw new SdkException(ErrorCodes.TaskNotRegistered, $"'{agent}' is not an agent's name; write it as 'module.agent'.");
        }

        return $"{ownModule}.{AgentPrefix}{agent}";
    }

    public static string ArgsOfPrompt(string prompt) => JsonSerializer.Serialize(new Dictionary<string, string> { ["prompt"] = prompt });
}

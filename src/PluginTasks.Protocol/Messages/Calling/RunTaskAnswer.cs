using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>What a task's work returned.</summary>
public sealed record RunTaskAnswer(JsonElement? Result)
{
    public static RunTaskAnswer Nothing { get; } = new((JsonElement?)null);
}

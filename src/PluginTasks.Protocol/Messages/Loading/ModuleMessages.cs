using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Loading;

/// <summary>The messages that a module's code can ask for.</summary>
public sealed record ModuleMessages
{
    /// <summary>The language that is tried when none of a request's own has a message, before <c>en</c>.</summary>
    public required string DefaultLanguage { get; init; }

    /// <summary>By language, then by key: a text, or an object with a text for each plural form.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Languages { get; init; }
}

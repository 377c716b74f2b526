using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Loading;

/// <summary>The module that a process is to run.</summary>
public sealed record LoadModule
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Folder { get; init; }

    public required string DataFolder { get; init; }

    public required string TempFolder { get; init; }

    /// <summary>The whole path of its assembly; null where it has none.</summary>
    public string? Assembly { get; init; }

    /// <summary>The whole paths of its scripts of actions and tasks.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The whole paths of its scripts of page data, by page.</summary>
    public IReadOnlyDictionary<string, string> PageScripts { get; init; } = new Dictionary<string, string>();

    /// <summary>What the operator has set, secrets included, with the defaults of the manifest.</summary>
    public required JsonElement Settings { get; init; }

    public required ModuleMessages Messages { get; init; }

    /// <summary>How long a script's action may take.</summary>
    public double ScriptSeconds { get; init; } = 5;
}

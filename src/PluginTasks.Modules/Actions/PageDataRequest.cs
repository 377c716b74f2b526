using PluginTasks.Sdk;

namespace PluginTasks.Modules.Actions;

/// <summary>A page is about to be sent. Immutable.</summary>
public sealed record PageDataRequest
{
    public required string Module { get; init; }

    /// <summary>The page's name in its module.</summary>
    public required string Page { get; init; }

    public required Session Session { get; init; }

    public JsonMap Params { get; init; } = JsonMap.Empty;

    public string? TraceParent { get; init; }

    public ISurfaces? Surfaces { get; init; }
}

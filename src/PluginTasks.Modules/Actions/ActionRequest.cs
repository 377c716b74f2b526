using PluginTasks.Sdk;

namespace PluginTasks.Modules.Actions;

/// <summary>A call of a module's action. Immutable.</summary>
public sealed record ActionRequest
{
    /// <summary>As <c>module.action</c>.</summary>
    public required string Name { get; init; }

    public required Session Session { get; init; }

    /// <summary>The caller's values, <c>context</c> and <c>params</c> merged.</summary>
    public JsonMap Values { get; init; } = JsonMap.Empty;

    public string SurfaceId { get; init; } = "main";

    public string? ComponentId { get; init; }

    /// <summary>The task, where the call comes from its question.</summary>
    public string? ConfirmationTaskId { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>What the caller has before them; null where nothing is known, then effects on components are not let through.</summary>
    public ISurfaces? Surfaces { get; init; }
}

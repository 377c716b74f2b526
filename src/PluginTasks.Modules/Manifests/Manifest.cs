using PluginTasks.Modules.Schedules;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Modules.Manifests;

/// <summary>What <c>module.yaml</c> says, as far as it can be read. Immutable.</summary>
public sealed record Manifest
{
    public const int DefaultPriority = 100;

    /// <summary>The folder's name, which the manifest has to repeat.</summary>
    public required string Name { get; init; }

    public string? Version { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Icon { get; init; }

    /// <summary>The order in menus, lower first.</summary>
    public double Priority { get; init; } = DefaultPriority;

    public bool Enabled { get; init; } = true;

    /// <summary>The plugin assembly, relative to the module's folder.</summary>
    public string? Assembly { get; init; }

    /// <summary>Tasks that its schedules start.</summary>
    public IReadOnlyList<ScheduledTask> Schedules { get; init; } = [];

    /// <summary>All its schedules that are switched on, in full.</summary>
    public IReadOnlyList<ManifestSchedule> Timetable { get; init; } = [];

    public ModuleLimits Limits { get; init; } = new();

    public IReadOnlyList<ModuleSetting> Settings { get; init; } = [];

    /// <summary>What the sandbox lets through.</summary>
    public IReadOnlyList<AccessEntry> Access { get; init; } = [];
}

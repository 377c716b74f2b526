using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Modules.Hosting;

/// <summary>What a host is made of. Who composes it keeps what is theirs: stores are not closed with the host.</summary>
public sealed record PluginHostSetup
{
    public required ModuleLibrary Library { get; init; }

    public required ITaskStore Tasks { get; init; }

    public required IScheduleStore Schedules { get; init; }

    /// <summary>How modules run, but for those of <see cref="InProcess"/>.</summary>
    public required IModuleLauncher Launcher { get; init; }

    /// <summary>For the modules that the operator has run within the host.</summary>
    public IReadOnlyDictionary<string, IModuleLauncher> InProcess { get; init; } = new Dictionary<string, IModuleLauncher>();

    /// <summary>What modules are put in; null for nothing.</summary>
    public ModuleCages? Cages { get; init; }

    public required ModuleHostOptions Modules { get; init; }

    public TaskRuntimeOptions Runtime { get; init; } = new();

    public ScheduleEngineOptions Firing { get; init; } = new();

    /// <summary>The time zone of manifests' schedules that name none.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Which modules were switched on or off while a host ran; null where that is not kept.</summary>
    public ModuleSwitches? Switches { get; init; }

    /// <summary>What the operator has set for a module.</summary>
    public Func<string, JsonMap> Settings { get; init; } = _ => JsonMap.Empty;

    public IUserDirectory Users { get; init; } = PlainUsers.Instance;

    /// <summary>Keeps what subprocesses may use, and clears up what killed hosts left. The launcher has it too where workers are to be limited.</summary>
    public LimitKeeper? Limits { get; init; }

    public IStreamPublisher Streams { get; init; } = NoStreams.Instance;

    public ITaskLog TaskLog { get; init; } = NoLog.Instance;

    public IModuleLog ModuleLog { get; init; } = NoModuleLog.Instance;

    public IScheduleLog ScheduleLog { get; init; } = NoScheduleLog.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The parts of the host that the operator lets modules look after, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<HostPart>> Grants { get; init; } = new Dictionary<string, IReadOnlySet<HostPart>>();

    /// <summary>Where it is kept what modules ask for and what was decided.</summary>
    public IAccessStore Access { get; init; } = new MemoryAccessStore();

    /// <summary>Where the audit log is kept.</summary>
    public IAuditStore Audit { get; init; } = new MemoryAuditStore();

    /// <summary>Told when rows of the audit log, or what modules ask for and what was decided, could not be kept or read.</summary>
    public Action<Exception>? OnAuditFailed { get; init; }

    /// <summary>Where tasks' logs are kept.</summary>
    public ITaskLines TaskLines { get; init; } = NoTaskLines.Instance;

    /// <summary>The host's own folders, which no rule opens to a module.</summary>
    public IReadOnlyList<string> HostFolders { get; init; } = [];
}

using PluginTasks.Modules.Calls;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Testing;

/// <summary>How a <see cref="ModuleTestHost"/> is set up. Immutable.</summary>
public sealed record ModuleTestHostOptions
{
    /// <summary>What the operator would have set for the module, as an object with named members. Default: nothing.</summary>
    public object? Settings { get; init; }

    /// <summary>The file that tasks are kept in, so that another host finds them. Default: they are kept in memory.</summary>
    public string? Database { get; init; }

    /// <summary>Where the module keeps its data. Default: a folder that is gone with the host.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The worker program, where the module is to run in a process of its own. Default: it runs in that of the test.</summary>
    public string? Worker { get; init; }

    /// <summary>Whose clock counts. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long an action may take. Default: 30 s.</summary>
    public TimeSpan ActionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long cancelled work may go on. Default: 10 s.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long tasks have after a reload. Default: 60 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The parts of the host that the operator would have granted the module, as in <c>modules.grants</c>:
    /// <c>tasks</c>, <c>schedules</c>, … Default: none.
    /// </summary>
    public IReadOnlyList<string> Grants { get; init; } = [];

    /// <summary>The folders of other modules that the host has.</summary>
    internal IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Module code's lines of the log with all that belongs to them, beside <see cref="OnLog"/>.</summary>
    internal Action<PluginTasks.Modules.Running.ModuleLine>? OnLine { get; init; }

    /// <summary>How tasks run beside that: how many at once, how long they are kept.</summary>
    internal TaskRuntimeOptions Runtime { get; init; } = new();

    /// <summary>What the module's folders may hold, where it has a process of its own. Default: as on a host.</summary>
    internal DiskLimit? OnDisk { get; init; }

    /// <summary>Where the module publishes to, in the place of <see cref="OnPublished"/>.</summary>
    internal IStreamPublisher? Streams { get; init; }

    /// <summary>What module code writes to its log, and what is said of the module. Default: nobody is told.</summary>
    public Action<string>? OnLog { get; init; }

    /// <summary>What the module publishes to open pages. Default: nobody is told.</summary>
    public Action<PublishedEvent>? OnPublished { get; init; }

    /// <summary>Whose calls they are unless a test says otherwise: the user <c>tester</c> with the role <c>user</c>.</summary>
    public static Session Tester { get; } = new() { UserId = "tester", Role = "user" };
}

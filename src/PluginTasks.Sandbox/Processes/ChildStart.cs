using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Processes;

/// <summary>What is started and what it gets. There is nothing that it gets besides.</summary>
public sealed record ChildStart
{
    /// <summary>The program's file, absolute. Nothing is looked up.</summary>
    public required string Program { get; init; }

    /// <summary>What it is told as its own name. Default: <see cref="Program"/>. Linux only.</summary>
    public string? Name { get; init; }

    /// <summary>Its arguments, without its own name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Its environment; that of the host is not passed on. One variable comes to it, <see cref="ProcessMark.Variable"/>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder it runs in, absolute.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Whether it also gets a pipe to read as descriptor 3 and one to write as descriptor 4. Linux only.</summary>
    public bool ConnectsMessages { get; init; }

    /// <summary>What it is put in before its first instruction; null for none. Linux only.</summary>
    public ProcessCage? Cage { get; init; }

    /// <summary>The control groups that it is born into, by the files through which a thread enters them. Only together with a cage.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

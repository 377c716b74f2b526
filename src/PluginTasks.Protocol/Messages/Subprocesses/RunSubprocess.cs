namespace PluginTasks.Protocol.Messages.Subprocesses;

/// <summary>A program to be run. What it writes comes back as calls, in pieces, while this one is open.</summary>
public sealed record RunSubprocess
{
    public required IReadOnlyList<string> Command { get; init; }

    public string? Cwd { get; init; }

    public double? TimeoutSeconds { get; init; }

    public IReadOnlyDictionary<string, string>? Env { get; init; }

    public byte[]? Input { get; init; }

    /// <summary>Whether anybody wants to hear what it writes.</summary>
    public bool WantsOutput { get; init; }
}

using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>What a module asks the host to run.</summary>
public sealed record SubprocessRequest
{
    /// <summary>The most that a stream may write unless told otherwise: 16 MiB.</summary>
    public const long DefaultMaxOutputBytes = 16 << 20;

    public required string Module { get; init; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The folder to run in; a relative path starts at the module's folder. Default: the module's data folder.</summary>
    public string? Cwd { get; init; }

    /// <summary>Further variables.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>What it reads from standard input. Default: nothing.</summary>
    public ReadOnlyMemory<byte>? Input { get; init; }

    /// <summary>How long it may take. Default: without end.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most that each of its two streams may write. <see cref="long.MaxValue"/> where nothing is kept.</summary>
    public long MaxOutputBytes { get; init; } = DefaultMaxOutputBytes;

    /// <summary>What it may use, with all that it starts. Default: what the host may.</summary>
    public ResourceLimits? Limits { get; init; }

    public required SubprocessIdentity Identity { get; init; }

    public required SubprocessPlace Place { get; init; }

    /// <summary>What the module may do at this moment, decisions of a user included.</summary>
    public required AccessRuleSet Rules { get; init; }
}

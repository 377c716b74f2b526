using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>What holds for all subprocesses.</summary>
public sealed class SubprocessOptions
{
    /// <summary>
    /// How long a subprocess's pipes may stay open after its end before what still holds them is killed, and how long
    /// after that nothing may come before they are given up. Default: 500 ms.
    /// </summary>
    public TimeSpan PipeGrace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The host's variables, of which <c>LANG</c> and <c>TZ</c> are passed on. Default: those of this process.</summary>
    public Func<string, string?> HostVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Keeps the limits of <see cref="SubprocessRequest.Limits"/>. Default: nobody does.</summary>
    public LimitKeeper? Limits { get; init; }
}

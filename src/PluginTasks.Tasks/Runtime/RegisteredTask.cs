using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks.Runtime;

/// <summary>A task as a module registers it. Immutable.</summary>
public sealed record RegisteredTask
{
    /// <summary><c>module.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whoever starts it has one of these; none: anybody who is signed in.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Timeout, retry and what happens at an interruption, where a call does not say.</summary>
    public TaskOptions Options { get; init; } = new();

    /// <summary>Throws <see cref="InvalidPayloadException"/> where the arguments do not fit; null where any do.</summary>
    public Func<string?, CancellationToken, Task>? CheckArgs { get; init; }

    public required TaskWork Work { get; init; }

    /// <summary>The options of a call over those of the registration.</summary>
    internal TaskOptions Under(TaskOptions call) => call with
    {
        Timeout = call.Timeout ?? Options.Timeout,
        Retry = call.Retry ?? Options.Retry,
        OnInterruption = call.OnInterruption ?? Options.OnInterruption,
    };
}

namespace PluginTasks.Sdk;

/// <summary>
/// Registers a method as a task, started by its name <c>module.name</c>: from code, pages, schedules, the command line. Its
/// parameters, each left out where not wanted and in this order: arguments (any class or record, validated before the
/// start, or a <see cref="JsonMap"/>), <see cref="ITaskContext"/>, <see cref="CancellationToken"/>. It returns a task, whose
/// value is the result.
/// </summary>
/// <param name="name">Its name within the module, see <see cref="ModuleNames.LocalPattern"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BackgroundTaskAttribute(string name) : Attribute
{
    /// <summary>Its name within the module.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// What happens when its process ends. Default: <see cref="PluginTasks.Sdk.OnInterruption.Interrupt"/>.
    /// With <c>Resume</c> start from <see cref="ITaskContext.Checkpoint"/>.
    /// </summary>
    public OnInterruption OnInterruption { get; set; }

    /// <summary>How many seconds it may run. Default: 0, as long as it likes.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>How many times it is tried again when it fails. Default: 0, never. The waits are those of <see cref="RetryPolicy"/>.</summary>
    public int RetryMax { get; set; }

    /// <summary>Seconds to the first retry. Default: 1.</summary>
    public double RetryFirstDelaySeconds { get; set; } = 1;

    /// <summary>How much longer each wait is than the one before. Default: 2.</summary>
    public double RetryFactor { get; set; } = 2;

    /// <summary>The longest wait in seconds. Default: 60.</summary>
    public double RetryMaxDelaySeconds { get; set; } = 60;

    /// <summary>By which part of itself a wait may be longer or shorter by chance. Default: 0.2.</summary>
    public double RetryJitter { get; set; } = 0.2;

    /// <summary>All of this as options, which those of a call override.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public TaskOptions ToOptions() => new()
    {
        OnInterruption = OnInterruption,
        Timeout = TimeoutSeconds == 0 ? null : TimeSpan.FromSeconds(TimeoutSeconds),
        Retry = RetryMax == 0 ? null : new RetryPolicy
        {
            Max = RetryMax,
            FirstDelay = TimeSpan.FromSeconds(RetryFirstDelaySeconds),
            Factor = RetryFactor,
            MaxDelay = TimeSpan.FromSeconds(RetryMaxDelaySeconds),
            Jitter = RetryJitter,
        },
    };
}

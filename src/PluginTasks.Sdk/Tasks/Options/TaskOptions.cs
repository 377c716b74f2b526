namespace PluginTasks.Sdk;

/// <summary>How a task is run. A value out of range is refused where it is set. Immutable and thread safe.</summary>
public sealed record TaskOptions
{
    /// <summary>
    /// Names the work: while a task of this key is active in the module and organization, another call starts nothing and
    /// gets that one's id. Default: none. Begin it with the module's name: <c>reports.monthly.2026-04</c>.
    /// </summary>
    /// <exception cref="ArgumentException">Empty, or longer than 256 characters.</exception>
    public string? TaskKey
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, 256);
            }

            field = value;
        }
    }

    /// <summary>
    /// How long it may run; the time that it waits for a confirmation does not count. Then it fails with
    /// <c>timed out after 300 s</c>. Default: what the registered task says, else as long as it likes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public TimeSpan? Timeout
    {
        get;
        init
        {
            if (value is { } given)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, TimeSpan.Zero);
            }

            field = value;
        }
    }

    /// <summary>Who goes first among waiting tasks, 0 (last) to 9 (first). Default: 5. A waiting task rises by one a minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 9.</exception>
    public int Priority
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 9);
            field = value;
        }
    } = 5;

    /// <summary>Tries again when it fails; registered tasks only. Default: what the registered task says, else never.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>
    /// What happens when its process ends; registered tasks only.
    /// Default: what the registered task says, else <see cref="PluginTasks.Sdk.OnInterruption.Interrupt"/>.
    /// </summary>
    public OnInterruption? OnInterruption { get; init; }

    /// <summary>What to do once it has ended, in whatever state. Default: nothing.</summary>
    public Completion? OnComplete { get; init; }

    /// <summary>The sign-in that it counts as started from. Default: the session's.</summary>
    public string? SessionKey { get; init; }
}

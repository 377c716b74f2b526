using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks;

/// <summary>What a <see cref="BackgroundRunner"/> is made with. A value out of range is refused where it is set. Immutable.</summary>
public sealed record BackgroundConfig
{
    /// <summary>How many tasks run at once; further ones wait as pending. Default: 5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxConcurrentTasks
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>
    /// How long a task may run that is submitted without a timeout.
    /// Default: 300 s; <see cref="Timeout.InfiniteTimeSpan"/> is as long as it likes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 49 days.</exception>
    public TimeSpan DefaultTimeout
    {
        get;
        init => field = Checked(value, nameof(DefaultTimeout));
    } = TimeSpan.FromSeconds(300);

    /// <summary>Whether tasks are removed some time after their end, whichever it was. Default: yes.</summary>
    public bool AutoCleanup { get; init; } = true;

    /// <summary>How long after its end a task is removed. Default: 3,600 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero, or over 49 days.</exception>
    public TimeSpan CleanupDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, RunTimer.Longest);
            field = value;
        }
    } = TimeSpan.FromSeconds(3600);

    /// <summary>
    /// Where tasks are kept. Default: null, in memory. A store that is given is this runner's alone while it lives, and is
    /// disposed by whoever made it, after the runner.
    /// </summary>
    public ITaskStore? Store { get; init; }

    /// <summary>The clock of timeouts, waits and the cleanup. Default: the system's.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    /// <summary>Told what nobody awaits: why a task failed, what a completion threw. Default: nobody is.</summary>
    public ITaskLog Log
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = NoLog.Instance;

    internal static TimeSpan Checked(TimeSpan timeout, string name)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, RunTimer.Longest, name);
        }

        return timeout;
    }
}

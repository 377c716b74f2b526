namespace PluginTasks.Sdk;

/// <summary>
/// How a failed registered task is tried again. The wait is <see cref="FirstDelay"/>, then each time <see cref="Factor"/>
/// times as long, up to <see cref="MaxDelay"/>. A value out of range is refused where it is set. Immutable and thread safe.
/// </summary>
public sealed record RetryPolicy
{
    /// <summary>How many times it is tried again after the first attempt. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Max
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 3;

    /// <summary>The first wait. Default: 1 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public TimeSpan FirstDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>How much longer each wait is than the one before. Default: 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or not a finite number.</exception>
    public double Factor
    {
        get;
        init
        {
            if (!double.IsFinite(value) || value < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The factor has to be 1 or more.");
            }

            field = value;
        }
    } = 2;

    /// <summary>The longest wait. Default: 60 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below zero.</exception>
    public TimeSpan MaxDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(60);

    /// <summary>By which part of itself a wait may be longer or shorter by chance, 0 to 1. Default: 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 1.</exception>
    public double Jitter
    {
        get;
        init
        {
            if (value is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The jitter has to be from 0 to 1.");
            }

            field = value;
        }
    } = 0.2;
}

using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A <see cref="RetryPolicy"/> on its way.</summary>
public sealed record RetrySettings(int Max, double FirstDelay, double Factor, double MaxDelay, double Jitter)
{
    public static RetrySettings Of(RetryPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new RetrySettings(policy.Max, policy.FirstDelay.TotalSeconds, policy.Factor, policy.MaxDelay.TotalSeconds, policy.Jitter);
    }

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public RetryPolicy ToPolicy() => new()
    {
        Max = Max, FirstDelay = TimeSpan.FromSeconds(FirstDelay), Factor = Factor, MaxDelay = TimeSpan.FromSeconds(MaxDelay), Jitter = Jitter,
    };
}

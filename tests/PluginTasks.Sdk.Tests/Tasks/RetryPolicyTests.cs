namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class RetryPolicyTests
{
    [Fact]
    public void Defaults_AreThoseOfTheContract()
    {
        var policy = new RetryPolicy();

        Assert.Equal(3, policy.Max);
        Assert.Equal(TimeSpan.FromSeconds(1), policy.FirstDelay);
        Assert.Equal(2, policy.Factor);
        Assert.Equal(TimeSpan.FromSeconds(60), policy.MaxDelay);
        Assert.Equal(0.2, policy.Jitter);
    }

    [Fact]
    public void Values_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Max = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { FirstDelay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { MaxDelay = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Factor = 0.9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Factor = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Factor = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Jitter = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy { Jitter = double.NaN });
    }
}

namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class BackgroundTaskAttributeTests
{
    [Fact]
    public void ToOptions_NothingSet_NeitherRetriesNorResumesNorTimesOut()
    {
        var options = new BackgroundTaskAttribute("x").ToOptions();

        Assert.Null(options.Retry);
        Assert.Null(options.Timeout);
        Assert.Equal(OnInterruption.Interrupt, options.OnInterruption);
    }

    [Fact]
    public void ToOptions_RetryMaxAlone_TakesTheDefaultsOfTheRest() =>
        Assert.Equal(new RetryPolicy { Max = 7 }, new BackgroundTaskAttribute("x") { RetryMax = 7 }.ToOptions().Retry);

    [Fact]
    public void ToOptions_ValueOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundTaskAttribute("x") { RetryMax = -1 }.ToOptions());
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundTaskAttribute("x") { TimeoutSeconds = -1 }.ToOptions());
    }
}

namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class TaskOptionsTests
{
    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var options = new TaskOptions();

        Assert.Equal(5, options.Priority);
        Assert.Null(options.TaskKey);
        Assert.Null(options.Timeout);
        Assert.Null(options.Retry);
        Assert.Null(options.OnInterruption);
        Assert.Null(options.OnComplete);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Priority_OutOfRange_IsRefused(int priority) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskOptions { Priority = priority });

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void Priority_AtItsEnds_IsTaken(int priority) => Assert.Equal(priority, new TaskOptions { Priority = priority }.Priority);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Timeout_NotAboveZero_IsRefused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskOptions { Timeout = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void TaskKey_EmptyOrTooLong_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TaskOptions { TaskKey = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TaskOptions { TaskKey = new string('k', 257) });
        Assert.Equal(256, new TaskOptions { TaskKey = new string('k', 256) }.TaskKey!.Length);
    }
}

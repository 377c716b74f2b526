namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class WorkOutcomeTests
{
    [Fact]
    public void Value_WorkIsDone_IsWhatItReturned()
    {
        var outcome = new WorkOutcome<int> { Value = 3 };

        Assert.False(outcome.IsBackground);
        Assert.Equal(3, outcome.Value);
    }

    [Fact]
    public void Value_WorkGoesOn_IsAnErrorThatNamesTheTask()
    {
        var outcome = new WorkOutcome<int> { TaskId = "01ABC" };

        Assert.True(outcome.IsBackground);
        Assert.Contains("01ABC", Assert.Throws<InvalidOperationException>(() => outcome.Value).Message, StringComparison.Ordinal);
    }
}

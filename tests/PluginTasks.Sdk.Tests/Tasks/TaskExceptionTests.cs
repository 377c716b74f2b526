namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class TaskExceptionTests
{
    [Fact]
    public void TaskFailed_WithDetails_KeepsBothApart()
    {
        var problem = new TaskFailedException("The file is empty.", new { RowCount = 0 });

        Assert.Equal("The file is empty.", problem.Message);
        Assert.Equal("""{"row_count":0}""", problem.Details!.Value.GetRawText());
        Assert.Null(new TaskFailedException("x").Details);
    }

    [Fact]
    public void ConfirmationTimeout_Message_SaysHowLong()
    {
        var problem = new ConfirmationTimeoutException("01", TimeSpan.FromSeconds(1.5));

        Assert.Equal("confirmation_timeout", problem.Code);
        Assert.Equal("Nobody answered within 1.5 s.", problem.Message);
    }
}

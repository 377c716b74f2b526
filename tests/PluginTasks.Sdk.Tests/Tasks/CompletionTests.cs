namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class CompletionTests
{
    [Fact]
    public void Action_WholeName_IsTaken()
    {
        var completion = Completion.Action("reports.finished", new { source = "page" });

        Assert.Equal("reports.finished", completion.ActionName);
        Assert.Equal("page", completion.Context.Get<string>("source"));
        Assert.Null(completion.Callback);
    }

    [Theory]
    [InlineData("finished")]
    [InlineData("")]
    [InlineData("Reports.finished")]
    public void Action_NotAWholeName_SaysHowToWriteIt(string name) =>
        Assert.Contains("'module.action'", Assert.Throws<ArgumentException>(() => Completion.Action(name)).Message, StringComparison.Ordinal);
}

namespace PluginTasks.Sdk.Tests.Sessions;

public sealed class SessionTests
{
    private readonly Session user = new() { UserId = "u", Role = "user", Permissions = ["reports.view"] };

    [Fact]
    public void May_SeveralPermissions_AnyOneIsEnough()
    {
        Assert.True(user.May("reports.run", "reports.view"));
        Assert.False(user.May("reports.run"));
        Assert.False(user.May("Reports.View"));
    }

    [Fact]
    public void May_NoPermission_Passes() => Assert.True(Session.Anonymous.May());

    [Theory]
    [InlineData("super")]
    [InlineData("Admin")]
    public void May_SuperOrAdminInAnyCase_PassesEveryGate(string role) => Assert.True(new Session { Role = role }.May("reports.run"));
}

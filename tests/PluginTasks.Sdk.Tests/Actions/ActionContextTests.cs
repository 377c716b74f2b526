namespace PluginTasks.Sdk.Tests.Actions;

public sealed class ActionContextTests
{
    [Fact]
    public void Values_OfContextAndParams_AreMergedAndParamsWin()
    {
        var context = new ActionContext(JsonMap.From(new { a = "context", b = "context" }), JsonMap.From(new { b = "params", c = "params" }));

        Assert.Equal("context", context.Get<string>("a"));
        Assert.Equal("params", context.Get<string>("b"));
        Assert.Equal("params", context.Get<string>("c"));
    }

    [Fact]
    public void Values_NullInParams_WinsToo() =>
        Assert.Equal("fallback", new ActionContext(JsonMap.From(new { a = 1 }), JsonMap.From(new { a = (int?)null })).Get("a", "fallback"));

    [Fact]
    public void Everything_NotGiven_HasItsDefault()
    {
        var context = new ActionContext();

        Assert.Empty(context.Values);
        Assert.Same(Session.Anonymous, context.Session);
        Assert.Equal("en", context.Language);
        Assert.Equal("main", context.SurfaceId);
        Assert.Null(context.ComponentId);
        Assert.Null(context.ConfirmationTaskId);
    }

    [Fact]
    public void Language_NotGiven_IsTheSessions()
    {
        var session = new Session { Language = "it" };

        Assert.Equal("it", new ActionContext(session: session).Language);
        Assert.Equal("de", new ActionContext(session: session) { Language = "de" }.Language);
    }
}

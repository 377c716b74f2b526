using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.PageData;

public sealed class PageDataContextTests
{
    [Fact]
    public void Calls_Several_AreKeptInOrder()
    {
        var page = new PageDataContext("background_task");
        page.SetData("/rows", new[] { 1 });
        page.SetStore("/count", 1);
        page.SetStore("/user", "Ada", StoreScope.Global);
        page.Redirect("/reports");

        Assert.Collection(
            page.Effects,
            effect => Assert.Equal("[1]", Assert.IsType<DataModelUpdateEffect>(effect).Value.GetRawText()),
            effect => Assert.Equal(StoreScope.Page, Assert.IsType<StatePatchEffect>(effect).Scope),
            effect => Assert.Equal(StoreScope.Global, Assert.IsType<StatePatchEffect>(effect).Scope),
            effect => Assert.Equal("/reports", Assert.IsType<NavigateEffect>(effect).Path));
    }
}

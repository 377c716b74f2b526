using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Ui;

public sealed class BuilderTests
{
    [Fact]
    public void ToJson_Empty_OnlyComponents() => AssertJson("""{"components": []}""", new Builder().ToJson());

    [Fact]
    public void ToJson_StoresAndData_ByPath() => AssertJson(
        """
        {"components": [{"kind": "Title", "id": "t", "text": "T", "level": 1}],
         "store": {"page": {"/a": 2, "/b": null}, "global": {"/c": "x"}}, "data": {"/rows": [1, 2]}}
        """,
        new Builder()
            .Add(Make.Title("t", "T").Level(1))
            .SetStore("a", 1).SetStore("/a", 2).SetStore("b", null).SetStore("c", "x", StoreScope.Global)
            .SetData("rows", new[] { 1, 2 })
            .ToJson());

    [Fact]
    public void Components_AfterAdd_InOrder() =>
        Assert.Equal(["a", "b"], new Builder().Add(Make.Spacer("a")).Add(Make.Spacer("b")).Components.Select(c => c.Id));

    [Fact]
    public void Add_Null_Throws() => Assert.Throws<ArgumentNullException>(() => new Builder().Add(null!));
}

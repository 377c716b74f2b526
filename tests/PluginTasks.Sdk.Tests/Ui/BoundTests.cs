using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Ui;

public sealed class BoundTests
{
    [Fact]
    public void Store_EachScope_ExplicitForm()
    {
        AssertJson("""{"type": "store", "scope": "auto", "path": "/a/b"}""", Bound.Store("a/b").ToJson());
        AssertJson("""{"type": "store", "scope": "page", "path": "/a", "default": {"x": 1}}""", Bound.Store("/a", StoreScope.Page, new { x = 1 }).ToJson());
        AssertJson("""{"type": "store", "scope": "global", "path": ""}""", Bound.Store("", StoreScope.Global).ToJson());
        Assert.Throws<ArgumentOutOfRangeException>(() => Bound.Store("a", (StoreScope)9));
    }

    [Fact]
    public void Translate_BoundArguments_StayBindings() => AssertJson(
        """{"type": "t", "key": "m.n", "args": {"n": {"type": "store", "scope": "page", "path": "/n"}}}""",
        Bound.Translate("m.n", new { n = Bound.Store("/n", StoreScope.Page) }).ToJson());

    [Fact]
    public void Action_NameAlone_NothingElse() =>
        AssertJson("""{"type": "action", "name": "m.rows"}""", Bound.Action("m.rows").ToJson());

    [Fact]
    public void Literal_Null_IsWritten() => AssertJson("""{"type": "literal", "value": null}""", Bound.Literal(null).ToJson());

    [Fact]
    public void Context_PartsOfPagesAnywhereInside_AreWrittenAsThePageLanguage() => AssertJson(
        """
        {"name": "m.a", "context": {"list": [{"type": "data", "path": "/a"}], "inner": {"part": {"kind": "Spacer", "id": "s"}, "variant": "primary"},
         "map": {"k": "append_window"}}}
        """,
        new ActionSpec("m.a", new
        {
            list = new List<Binding> { Bound.Data("a") },
            inner = new { part = Make.Spacer("s"), variant = Variant.Primary },
            map = new Dictionary<string, object?> { ["k"] = StreamMode.AppendWindow },
        }).ToJson());
}

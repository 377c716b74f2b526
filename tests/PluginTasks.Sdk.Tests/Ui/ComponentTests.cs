using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Ui;

public sealed class ComponentTests
{
    [Fact]
    public void ToJson_SettersInAnyOrder_CatalogOrder() => AssertJson(
        """
        {"kind": "Button", "id": "go", "label": "Go", "variant": "primary", "disabled": {"type": "store", "scope": "auto", "path": "/busy"},
         "width": "50%", "grow": 1, "show_if": false, "hide_if": true, "required_permissions": ["m.a", "m.b"], "capabilities": ["label.set", "disabled.set"]}
        """,
        Make.Button("go")
            .Grow(1).Width("50%").Allow("label.set").HideIf(true).ShowIf(false).RequirePermissions("m.a", "m.b").Allow("disabled.set")
            .Disabled(Bound.Store("busy")).Variant(Variant.Primary).Label("Go")
            .ToJson());

    [Fact]
    public void ToJson_Children_AreReadLate()
    {
        var inner = Make.Column("inner");
        var outer = Make.Card("outer", [inner]).Title("Card").Padding([1, 2, 3, 4]);
        inner.Add(Make.Text("a", "A"), Make.Text("b", "B").Lines(2)).Padding(8).Align(Alignment.Start);

        AssertJson(
            """
            {"kind": "Card", "id": "outer", "title": "Card", "padding": [1, 2, 3, 4], "children": [
              {"kind": "Column", "id": "inner", "padding": 8, "align": "start", "children": [
                {"kind": "Text", "id": "a", "text": "A"}, {"kind": "Text", "id": "b", "text": "B", "lines": 2}]}]}
            """,
            outer.ToJson());
        Assert.Same(inner, Assert.Single(outer.Children));
    }

    [Fact]
    public void ToJson_TabsAndLists_RecordsAndBindings()
    {
        AssertJson(
            """
            {"kind": "Tabs", "id": "t", "tabs": [{"id": "one", "label": "One", "badge": 3, "children": [{"kind": "Divider", "id": "d"}]}],
             "active": {"type": "store", "scope": "page", "path": "/tab"}, "on_change": {"name": "m.changed"}}
            """,
            Make.Tabs("t", [new TabItem("one", "One") { Badge = 3, Children = [Make.Divider("d")] }])
                .Active(Bound.Store("/tab", StoreScope.Page)).OnChange("m.changed").ToJson());
        AssertJson(
            """
            {"kind": "Select", "id": "s", "options": [{"value": "red"}, {"label": "Two", "value": 2}], "label": "Colour", "value": null,
             "validations": [{"rule": "required", "message": "Choose"}]}
            """,
            Make.Select("s", ["red", new Option(2) { Label = "Two" }], "Colour").Value(null)
                .Validations([new Validation(ValidationRule.Required) { Message = "Choose" }]).ToJson());
        AssertJson(
            """{"kind": "Select", "id": "s", "options": {"type": "action", "name": "m.colours", "args": {"dark": true}, "default": []}}""",
            Make.Select("s", Bound.Action("m.colours", new { dark = true }, Array.Empty<string>())).ToJson());
    }

    [Fact]
    public void ToJson_ItemTemplate_ItemBindings() => AssertJson(
        """
        {"kind": "List", "id": "l", "items": {"type": "data", "path": "/people"},
         "item_template": {"kind": "Progress", "id": "p", "value": "$item.progress", "label": "$item.name"},
         "item_actions": [{"label": "Remove", "action": {"name": "m.remove"}, "params": {"id": "$item.id", "at": "$index"}, "variant": "danger"}],
         "selectable": "multiple"}
        """,
        Make.List("l", Bound.Data("people"), Make.Progress("p", Bound.Item("progress")).Label("$item.name"))
            .ItemActions([new ItemAction("Remove", "m.remove") { Params = new { id = Bound.Item("id"), at = Bound.Index }, Variant = Variant.Danger }])
            .Selectable(Selection.Multiple).ToJson());

    [Fact]
    public void ToJson_TableRows_AnyObjects() => AssertJson(
        """
        {"kind": "DataTable", "id": "t", "model": [{"field": "n", "type": "int", "width": 80}], "rows": [{"n": 1}, {"n": 2.5}], "sort": {"field": "n", "direction": "desc"}}
        """,
        Make.DataTable("t", [new TableColumn("n") { Type = ColumnType.Int, Width = 80 }], [new { n = 1 }, new Dictionary<string, object?> { ["n"] = 2.5 }])
            .Sort(new TableSort("n") { Direction = SortDirection.Desc }).ToJson());

    [Fact]
    public void ToJson_NullWhereItIsAllowed_IsWritten() =>
        AssertJson("""{"kind": "Progress", "id": "p", "value": null}""", Make.Progress("p").Value(null).ToJson());

    [Fact]
    public void ToJson_SeveralTypes_EachAsItIs()
    {
        AssertJson("""{"kind": "Spacer", "id": "s", "track_loading": ["m.a"], "width": 10}""", Make.Spacer("s").TrackLoading(["m.a"]).Width(10).ToJson());
        AssertJson("""{"kind": "Spacer", "id": "s", "animation": {"name": "fade"}, "width": {"type": "data", "path": "/w", "default": 5}}""",
            Make.Spacer("s").Animation(new { name = "fade" }).Width(Bound.Data("/w", 5)).ToJson());
        AssertJson("""{"kind": "Skeleton", "id": "s", "height": 20}""", Make.Skeleton("s").Height(20).ToJson());
    }

    [Fact]
    public void ToJson_StreamBinding_TargetAndTransformer() => AssertJson(
        """
        {"kind": "StreamBinding", "id": "cpu", "stream": "system.metrics",
         "target": {"store": "page", "path": "/cpu", "mode": "append_window", "window": 60, "mappings": {"value": "$.cpu"}},
         "transformer": {"name": "system.halve", "context": {"by": 2}}}
        """,
        Make.StreamBinding("cpu", "system.metrics", new StreamTarget(StoreScope.Page, "/cpu")
        {
            Mode = StreamMode.AppendWindow,
            Window = 60,
            Mappings = new { value = "$.cpu" },
        }).Transformer(new StreamTransformer("system.halve") { Context = new { by = 2 } }).ToJson());

    [Fact]
    public void ToJson_Twice_TreesOfTheirOwn()
    {
        var text = Make.Text("t", Bound.Literal("@state/x"));

        Assert.NotSame(text.ToJson()["text"], text.ToJson()["text"]);
        AssertJson("""{"kind": "Text", "id": "t", "text": {"type": "literal", "value": "@state/x"}}""", text.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public void Factory_BadId_Throws(string id) => Assert.Throws<ArgumentException>(() => Make.Text(id, "x"));

    [Fact]
    public void Factory_LongestId_IsTaken()
    {
        Assert.Equal(128, Make.Text("a" + new string('b', 127), "x").Id.Length);
        Assert.Throws<ArgumentException>(() => Make.Text("a" + new string('b', 128), "x"));
    }

    [Theory]
    [InlineData("children")]
    [InlineData("children.add")]
    [InlineData(".append")]
    public void Allow_NoCapability_Throws(string capability) =>
        Assert.Throws<ArgumentException>(() => Make.Row("r").Allow(capability));

    [Fact]
    public void ToJson_UndefinedEnumValue_Throws() =>
        Assert.Throws<NotSupportedException>(() => Make.Badge("b", "x").Variant((Variant)99).ToJson());

    [Fact]
    public void Add_ComponentIntoItself_IsRefused()
    {
        var inner = Make.Column("inner");
        var outer = Make.Row("outer", [inner]);

        Assert.Throws<ArgumentException>(() => outer.Add(outer));
        Assert.Throws<ArgumentException>(() => inner.Add(outer));
    }
}

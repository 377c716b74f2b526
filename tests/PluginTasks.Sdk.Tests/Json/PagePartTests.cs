using System.Text.Json.Nodes;
using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Json;

/// <summary>Parts of pages inside values of module code.</summary>
public sealed class PagePartTests
{
    private readonly EffectFactory effects = new();

    public static TheoryData<string, object> Parts() => new()
    {
        {
            """{"kind": "Row", "id": "r", "width": 5, "show_if": {"left": {"type": "data", "path": "/a"}, "op": "exists"}, "children": [{"kind": "Spacer", "id": "s"}]}""",
            Make.Row("r", [Make.Spacer("s")]).Width(5).ShowIf(Rule.When(Bound.Data("a"), "exists"))
        },
        { """{"components": [{"kind": "Spacer", "id": "s"}], "store": {"page": {"/a": 1}}}""", new Builder().Add(Make.Spacer("s")).SetStore("a", 1) },
        { """{"name": "m.a", "context": {"row_id": 1}, "confirm": {"text": "Sure?"}}""", new ActionSpec("m.a", new { RowId = 1 }, new Confirm("Sure?")) },
        { """{"mode": "OR", "conditions": [true, {"left": 1, "op": "==", "right": 2}]}""", Rule.Any(true, Rule.When(1, "==", 2)) },
        { "false", Rule.FromBoolean(false) },
        { """{"type": "store", "scope": "auto", "path": "/a"}""", Bound.Store("a") },
        { "\"$index\"", Bound.Index },
        { "\"primary\"", new Bindable<Variant>(Variant.Primary) },
        { """["a", "b"]""", (BindableList<string>)["a", "b"] },
        { """{"label": "Go", "action": {"name": "m.go"}, "params": {"id": "$item.id"}}""", new ItemAction("Go", "m.go") { Params = new { id = Bound.Item("id") } } },
        { """{"label": "Two", "value": 2}""", new Option(2) { Label = "Two" } },
        { """{"id": "t", "label": "T", "children": [{"kind": "Spacer", "id": "s"}]}""", new TabItem("t", "T") { Children = [Make.Spacer("s")] } },
        { """{"field": "n", "type": "int"}""", new TableColumn("n") { Type = ColumnType.Int } },
        { """{"name": "due", "type": "datetime"}""", new FormModelField("due", FieldType.Datetime) },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void ToElement_PartAnywhere_IsWhatItsToJsonGives(string expected, object part)
    {
        AssertPart(expected, ((IPagePart)part).ToJson());
        AssertPart(expected, Written(part));
        AssertPart(expected, Written(new { inner = new { part } })["inner"]!["part"]);
        AssertPart(expected, Written(new List<object> { 1, part })[1]);
        AssertPart(expected, Written(new[] { part })[0]);
        AssertPart(expected, Written(new Dictionary<string, object?> { ["aB"] = part })["aB"]);
        AssertPart(expected, Written(new Holder<object>(part))["held_part"]);
        AssertPart(expected, new Builder().SetData("/d", new { Parts = new[] { part } }).ToJson()["data"]!["/d"]!["parts"]![0]);
    }

    [Fact]
    public void ToElement_DeclaredAsABase_IsStillWhole()
    {
        var text = Make.Text("t", "T").Muted(true);

        AssertJson("""{"held_part": {"kind": "Text", "id": "t", "text": "T", "muted": true}}""", Written(new Holder<Component>(text)));
        AssertJson("""[{"kind": "Text", "id": "t", "text": "T", "muted": true}]""", Written(new List<Component> { text }));
        AssertJson("""{"held_part": null}""", Written(new Holder<Component?>(null)));
        AssertJson("""{"held_part": {"left": 1, "op": "empty"}}""", Written(new Holder<Rule>(Rule.When(1, "empty"))));
    }

    [Fact]
    public void CollectionAppend_CardToARow_AsInTheReference()
    {
        var card = Make.BackgroundTask(
            "task_card_01J",
            "01J",
            onCompleted: new("components.test_background_task_event", new { source = "task_card", @event = "completed" }));

        var effect = effects.CollectionAppend("task_cards", "children", card, "main");

        Assert.Equal("children.append", effect.Capability);
        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "task_card_01J", "task_id": "01J",
             "on_completed": {"name": "components.test_background_task_event", "context": {"source": "task_card", "event": "completed"}}}
            """,
            JsonNode.Parse(effect.Value.GetRawText())!);
    }

    [Fact]
    public void EveryWayOut_Component_IsWhatItsToJsonGives()
    {
        var text = Make.Text("t", "T");
        var page = new PageDataContext("index");
        page.AddComponents("box", text);
        var expected = text.ToJson().ToJsonString();

        Assert.Equal(expected, effects.PropertyUpdate("c", "item_template", text).Value.GetRawText());
        Assert.Equal(expected, effects.CollectionPrepend("c", "children", text).Value.GetRawText());
        Assert.Equal(expected, effects.CollectionReplace("c", "children", "old", text).Value.GetProperty("item").GetRawText());
        Assert.Equal(expected, effects.StateUpdate(new { part = text }).Values["part"].GetRawText());
        Assert.Equal(expected, effects.StatePatch("/a", PatchAction.Set, text).Value.GetRawText());
        Assert.Equal(expected, effects.DataModelUpdate("/a", text).Value.GetRawText());
        Assert.Equal(expected, effects.Value(text).Value!.Value.GetRawText());
        Assert.Equal(expected, Assert.IsType<PropertyUpdateEffect>(Assert.Single(page.Effects)).Value.GetRawText());
    }

    [Fact]
    public void ToElement_PartWithAValueThatJsonCannotHold_IsAnArgumentError()
    {
        var cycle = new List<object>();
        cycle.Add(cycle);

        Assert.Throws<NotSupportedException>(() => new Builder().SetData("/a", cycle).ToJson());
        Assert.Throws<ArgumentException>(() => ModuleJson.ToElement(new { part = new Builder().SetData("/a", cycle) }));
        Assert.Throws<ArgumentException>(() => ModuleJson.ToElement(new Builder().SetData("/a", double.NaN)));
    }

    private static JsonNode Written(object value) => JsonNode.Parse(ModuleJson.ToElement(value).GetRawText())!;

    private static void AssertPart(string expected, JsonNode? actual) => AssertJson(expected, actual!);

    private sealed record Holder<T>(T HeldPart);
}

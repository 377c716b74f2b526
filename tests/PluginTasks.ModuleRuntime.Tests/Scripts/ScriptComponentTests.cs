using System.Reflection;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Scripts.Calls;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

public sealed class ScriptComponentTests
{
    public static IEnumerable<object[]> Kinds => ComponentKinds.Names.Order(StringComparer.Ordinal).Select(kind => new object[] { kind });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Component_OfEachKind_HasThePropertiesOfTheCatalog(string kind)
    {
        var type = typeof(Component).Assembly.GetType($"PluginTasks.Sdk.Ui.{kind}")!;
        var order = (string[])type.GetField("Order", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var properties = order.ToDictionary(name => name, _ => (object?)null);
        properties["id"] = "x";
        properties["show_if"] = true;
        var given = JsonSerializer.SerializeToElement(properties);

        var made = ComponentKinds.Make(kind, new SdkArgs($"ui.{kind}", "id_or_properties, properties?", [given]));

        Assert.Equal(["kind", "id", .. order, "show_if"], made.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Component_WithBindingsAndRules_IsWrittenInFull()
    {
        var made = await ScriptBench.ValueOfAsync("""
            return sdk.ui.Button("go", {
              label: sdk.ui.bound.translate("demo.go", {n: sdk.ui.bound.store("/n", "page")}),
              action: "demo.run",
              show_if: sdk.ui.when(sdk.ui.bound.data("/ready"), "==", true)
            });
            """);

        Assert.Equal(
            """{"kind":"Button","id":"go","label":{"type":"t","key":"demo.go","args":{"n":{"type":"store","scope":"page","path":"/n"}}},"action":{"name":"demo.run"},"show_if":{"left":{"type":"data","path":"/ready"},"op":"==","right":true}}""",
            made);
    }
}

using PluginTasks.Catalog.Reading;

namespace PluginTasks.Catalog.Tests;

public sealed class CatalogReaderTests
{
    [Theory]
    [InlineData("text: {type: txt, help: x}", "c.yaml:9:20: kinds.Text.properties.text.type: unknown type 'txt'")]
    [InlineData("text: {type: text}", "c.yaml:9:13: kinds.Text.properties.text: 'help' is missing")]
    [InlineData("text: {help: x}", "c.yaml:9:13: kinds.Text.properties.text: 'type' is missing")]
    [InlineData("text: {type: text, help: x, requird: true}", "c.yaml:9:44: kinds.Text.properties.text.requird: unknown key 'requird'")]
    [InlineData("text: {values: nothing, help: x}", "c.yaml:9:22: kinds.Text.properties.text.values: there is no value set 'nothing'")]
    [InlineData("text: {shape: nothing, help: x}", "c.yaml:9:21: kinds.Text.properties.text.shape: there is no shape 'nothing'")]
    [InlineData("text: {values: size, default: xl, help: x}", "c.yaml:9:37: kinds.Text.properties.text.default: the default 'xl' is not one of sm, md")]
    [InlineData("text: {type: text, default: 1, help: x}", "c.yaml:9:35: kinds.Text.properties.text.default: the default is a number, not a text")]
    [InlineData("on_go: {type: text, help: x}", "c.yaml:9:14: kinds.Text.properties.on_go: what begins with 'on_' is an action")]
    [InlineData("go: {type: action, bindable: true, help: x}", "c.yaml:9:36: kinds.Text.properties.go.bindable: only data can be bound")]
    [InlineData("go: {type: text, items: text, help: x}", "c.yaml:9:31: kinds.Text.properties.go.items: 'items' needs the type list")]
    public void Read_BrokenProperty_NamesThePlace(string property, string message) =>
        Assert.Equal(message, Error($$"""
            values:
              size: {help: x, values: [sm, md]}
            kinds:
              Text:
                group: content
                help: Text.
                example: "- kind: Text"
                properties:
                  {{property}}
            """));

    [Theory]
    [InlineData("group: top\nhelp: x\nproperties: {}", "c.yaml:3:12: kinds.Text.group: unknown group 'top'; there are layout, content, actions, forms, data, effects")]
    [InlineData("group: data\nhelp: x\nproperties: {}", "c.yaml:3:5: kinds.Text: 'example' is missing")]
    [InlineData("group: data\nhelp: x\nproperties: {}\nmixin: field\nexample: x", "c.yaml:6:12: kinds.Text.mixin: there is no mixin 'field'")]
    [InlineData("group: data\nhelp: x\nproperties: {}\nexample: '- kind: Txt'", "c.yaml:6:14: kinds.Text.example: the example is not a list with a Text")]
    [InlineData("group: data\nhelp: x\nproperties: {}\nat_least_one_of: [[a]]\nexample: '- kind: Text'", "c.yaml:6:24: kinds.Text.at_least_one_of[0][0]: there is no property 'a' here")]
    public void Read_BrokenKind_NamesThePlace(string kind, string message) =>
        Assert.Equal(message, Error("kinds:\n  Text:\n" + string.Concat(kind.Split('\n').Select(line => $"    {line}\n"))));

    [Fact]
    public void Read_NotYaml_NamesThePlace() =>
        Assert.StartsWith("c.yaml:2:", Error("kinds: {\n  a: ]"), StringComparison.Ordinal);

    [Fact]
    public void Read_ShapeInItself_NamesThePlace() => Assert.Equal(
        "c.yaml:5:22: shapes.a.properties.again.shape: the shape 'a' contains itself",
        Error("shapes:\n  a:\n    help: x\n    properties:\n      again: {shape: a, help: x}"));

    [Fact]
    public void Read_KindWithMixin_OwnThenMixinThenCommonWithReplacements()
    {
        var catalog = CatalogReader.Read("c.yaml", """
            common:
              width: {type: text, help: x}
              height: {type: text, help: x}
            mixins:
              field: {help: x, properties: {label: {type: text, help: x}, value: {type: any, help: x}}}
            kinds:
              Box:
                group: forms
                help: A box.
                mixin: field
                properties:
                  height: {type: number, help: x}
                  value: {type: boolean, help: x}
                  size: {type: number, help: x}
                example: "- kind: Box"
            """);

        var box = Assert.Single(catalog.Kinds);
        Assert.Equal(["size", "label", "value", "width", "height"], box.Shape.Properties.Select(p => p.Name));
        Assert.True(box.Shape.Properties[2].Is("boolean"));
        Assert.True(box.Shape.Properties[4].Is("number"));
        Assert.Equal(3, box.OwnCount);
    }

    private static string Error(string text) =>
        Assert.Throws<CatalogException>(() => CatalogReader.Read("c.yaml", text)).Message;
}

using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Tests;

public sealed class CatalogTests
{
    private static readonly string[] FirstSet =
    [
        "Column", "Row", "Grid", "Card", "Tabs", "Accordion", "Divider", "Spacer", "ScrollArea", "SurfaceHost",
        "Title", "Text", "Markdown", "Image", "Icon", "Badge", "Alert", "Progress", "Breadcrumb", "Link", "Code",
        "Descriptions", "Skeleton", "Button", "DropdownMenu", "Form", "TextField", "Textarea", "NumberField", "Select",
        "Checkbox", "Switch", "RadioGroup", "DatePicker", "TagsInput", "DataTable", "List", "Chart", "BackgroundTask", "TaskList",
        "Modal", "Drawer", "Toast", "StreamBinding",
    ];

    public static TheoryData<string> Kinds => [.. Repository.Catalog.Kinds.Select(k => k.Name)];

    [Fact]
    public void Kinds_FirstSet_AllThere() =>
        Assert.Empty(FirstSet.Except(Repository.Catalog.Kinds.Select(k => k.Name)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Always_IsOneSentenceOfHelp(string name)
    {
        var kind = Kind(name);

        Assert.EndsWith(".", kind.Help, StringComparison.Ordinal);
        Assert.All(kind.Shape.Properties, p => Assert.False(string.IsNullOrWhiteSpace(p.Help), p.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Always_EndsWithTheCommonPropertiesInOrder(string name)
    {
        var kind = Kind(name);

        Assert.Equal(
            Repository.Catalog.Common.Select(p => p.Name),
            kind.Shape.Properties.Skip(kind.OwnCount).Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Always_NoPropertyTwiceAndNoneCalledLikeAKey(string name)
    {
        var names = Kind(name).Shape.Properties.Select(p => p.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Empty(names.Intersect(Repository.Catalog.Keys.Properties.Select(p => p.Name)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_PropertyThatBeginsWithOn_IsAnAction(string name) => Assert.All(
        Kind(name).Shape.Properties.Where(p => p.Name.StartsWith("on_", StringComparison.Ordinal) && p.Name != "on_change_mode"),
        p => Assert.True(p.Is("action"), p.Name));

    [Fact]
    public void Shapes_Always_AreUsed()
    {
        var catalog = Repository.Catalog;
        var used = catalog.Kinds.SelectMany(k => k.Shape.Properties)
            .Concat(catalog.Shapes.SelectMany(s => s.Properties))
            .SelectMany(p => new[] { p.Shape?.Name, p.Items?.Shape?.Name });

        // The page compiler asks for these by name.
        Assert.Empty(catalog.Shapes.Select(s => s.Name).Except(used!).Except(["page", "include", "action_spec"]));
    }

    [Fact]
    public void Manifest_Always_OnlyNameIsRequired() => Assert.Equal(
        ["name"],
        Repository.Manifest.ShapeNamed("manifest").Properties.Where(p => p.Required).Select(p => p.Name));

    private static KindEntry Kind(string name) => Repository.Catalog.Kinds.Single(k => k.Name == name);
}

using PluginTasks.Pages.Catalog;

namespace PluginTasks.Pages.Tests.Catalog;

public sealed class ComponentCatalogTests
{
    [Fact]
    public void Find_FromManyThreads_OneInstance()
    {
        var found = new ComponentKind?[32];

        Parallel.For(0, found.Length, i => found[i] = ComponentCatalog.Find("Drawer"));

        Assert.All(found, kind => Assert.Same(found[0], kind));
    }

    [Fact]
    public void Find_UnknownKindOrOtherCase_Null()
    {
        Assert.Null(ComponentCatalog.Find("Buton"));
        Assert.Null(ComponentCatalog.Find("button"));
    }

    [Fact]
    public void Kinds_Always_AsNamedAndWithCommonPropertiesLast()
    {
        Assert.Equal(ComponentCatalog.Names, ComponentCatalog.Kinds.Select(k => k.Name));
        Assert.All(ComponentCatalog.Kinds, kind => Assert.Equal(
            ComponentCatalog.Common.Select(p => p.Name),
            kind.Shape.Properties.Select(p => p.Name).TakeLast(ComponentCatalog.Common.Count)));
    }

    [Fact]
    public void Find_Button_AsTheCatalogSays()
    {
        var button = ComponentCatalog.Find("Button")!;

        Assert.Equal(["label", "icon"], Assert.Single(button.Shape.AtLeastOneOf));
        Assert.Equal(["solid", "ghost", "link"], button.Shape.Find("mode")!.Allowed);
        Assert.Equal(ValueTypes.Action, button.Shape.Find("action")!.Types);
        Assert.False(button.Shape.Find("action")!.Bindable);
        Assert.True(button.Shape.Find("label")!.Bindable);
        Assert.False(button.HasChildren);
    }

    [Fact]
    public void Find_List_TemplatesAreReadPerItem() => Assert.Equal(
        ["item_template", "item_actions", "on_item_click"],
        ComponentCatalog.Find("List")!.Shape.Properties.Where(p => p.PerItem).Select(p => p.Name));
}

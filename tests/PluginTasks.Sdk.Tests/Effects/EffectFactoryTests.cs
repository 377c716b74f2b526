using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.Effects;

public sealed class EffectFactoryTests
{
    private readonly EffectFactory effects = new();

    [Fact]
    public void Collection_EachVerb_NeedsTheCapabilityOfItsName()
    {
        Assert.Equal("label.set", effects.PropertyUpdate("c", "label", "x").Capability);
        Assert.Equal("children.append", effects.CollectionAppend("c", "children", "x").Capability);
        Assert.Equal("children.prepend", effects.CollectionPrepend("c", "children", "x").Capability);
        Assert.Equal("children.remove", effects.CollectionRemove("c", "children", "x").Capability);
        Assert.Equal("children.replace", effects.CollectionReplace("c", "children", "x", "y").Capability);
    }

    [Fact]
    public void CollectionReplace_ByIdOrIndex_CarriesIdAndItem()
    {
        Assert.Equal("""{"id":"row","item":{"row_count":1}}""", effects.CollectionReplace("c", "rows", "row", new { RowCount = 1 }).Value.GetRawText());
        Assert.Equal("""{"id":2,"item":null}""", effects.CollectionReplace("c", "rows", 2, null).Value.GetRawText());
    }

    [Fact]
    public void CollectionRemove_ByIdOrIndex_KeepsWhichItIs()
    {
        Assert.Equal("\"2\"", effects.CollectionRemove("c", "rows", "2").Value.GetRawText());
        Assert.Equal("2", effects.CollectionRemove("c", "rows", 2).Value.GetRawText());
    }

    [Fact]
    public void StateUpdate_ValueThatChangesLater_IsAsItWas()
    {
        var rows = new List<int> { 1 };
        var update = effects.StateUpdate(new Dictionary<string, object?> { ["/rows"] = rows });
        rows.Add(2);

        Assert.Equal("[1]", update.Values["/rows"].GetRawText());
        Assert.Equal(StoreScope.Page, update.Scope);
    }

    [Fact]
    public void StatePatch_ValueThatJsonCannotHold_IsAnArgumentError() =>
        Assert.Throws<ArgumentException>(() => effects.StatePatch("/a", PatchAction.Set, double.PositiveInfinity));

    [Fact]
    public void Respond_SeveralEffects_KeepsTheirOrder()
    {
        var response = effects.Respond(effects.Notify("Saved"), effects.Navigate("/reports", new { month = 4 }));

        Assert.Collection(
            response.Effects,
            first => Assert.Equal(new NotifyEffect("Saved", null, Variant.Default), first),
            second => Assert.Equal(4, Assert.IsType<NavigateEffect>(second).Parameters.Get<int>("month")));
    }
}

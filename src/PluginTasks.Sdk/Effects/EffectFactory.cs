using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>
/// Makes what an action answers with: <c>return sdk.Effects.Respond(sdk.Effects.Notify("Saved"));</c>. Values may be any
/// object that JSON can hold, components among them; others are an <see cref="ArgumentException"/>. A surface that is left
/// out is the one that the action was called from. Has no state. Thread safe.
/// </summary>
public sealed class EffectFactory
{
#pragma warning disable CA1822 // Module code reaches all of these through sdk.Effects, so they belong to the instance.
    /// <summary>Answers with effects, done in this order.</summary>
    public ActionResponse Respond(params IEnumerable<Effect> effects) => ActionResponse.Of(effects);

    /// <summary>Answers with a plain value.</summary>
    public ActionResponse Value(object? value) => ActionResponse.OfValue(value);

    /// <summary>Shows a toast.</summary>
    public NotifyEffect Notify(string text, string? title = null, Variant variant = Variant.Default) =>
        new(text, title, variant);

    /// <summary>Goes to another page, such as <c>/reports/monthly</c>.</summary>
    public NavigateEffect Navigate(string path, object? parameters = null) => new(path, JsonMap.From(parameters));

    /// <summary>Puts new components in the place of all that a surface shows.</summary>
    public RenderEffect Render(Builder content, string? surfaceId = null) => new(content, surfaceId);

    /// <summary>Sets values in a store, by their paths: <c>new Dictionary&lt;string, object?&gt; { ["/filter/name"] = "Ada" }</c>.</summary>
    public StateUpdateEffect StateUpdate(object values, StoreScope scope = StoreScope.Page) => new(JsonMap.From(values), scope);

    /// <summary>Changes one value in a store, or the list that it is.</summary>
    public StatePatchEffect StatePatch(string path, PatchAction action, object? value, StoreScope scope = StoreScope.Page) =>
        new(path, action, ModuleJson.ToElement(value), scope);

    /// <summary>Sets a value in a surface's data model.</summary>
    public DataModelUpdateEffect DataModelUpdate(string path, object? value, string? surfaceId = null) =>
        new(path, ModuleJson.ToElement(value), surfaceId);

    /// <summary>Sets a property of a component that allows <c>&lt;property&gt;.set</c>.</summary>
    public PropertyUpdateEffect PropertyUpdate(string componentId, string property, object? value, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Set, value, surfaceId);

    /// <summary>Adds an item at the end of a list of a component that allows <c>&lt;property&gt;.append</c>.</summary>
    public PropertyUpdateEffect CollectionAppend(string componentId, string property, object? item, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Append, item, surfaceId);

    /// <summary>Adds an item at the start of a list of a component that allows <c>&lt;property&gt;.prepend</c>.</summary>
    public PropertyUpdateEffect CollectionPrepend(string componentId, string property, object? item, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Prepend, item, surfaceId);

    /// <summary>Takes an item, given by its id, from a list of a component that allows <c>&lt;property&gt;.remove</c>.</summary>
    public PropertyUpdateEffect CollectionRemove(string componentId, string property, string itemId, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Remove, itemId, surfaceId);

    /// <summary>Takes an item, given by its index, from a list of a component that allows <c>&lt;property&gt;.remove</c>.</summary>
    public PropertyUpdateEffect CollectionRemove(string componentId, string property, int index, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Remove, index, surfaceId);

    /// <summary>Puts an item in the place of the one with an id, in a list of a component that allows <c>&lt;property&gt;.replace</c>.</summary>
    public PropertyUpdateEffect CollectionReplace(string componentId, string property, string itemId, object? item, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Replace, Replacement(itemId, item), surfaceId);

    /// <summary>Puts an item in the place of the one at an index, in a list of a component that allows <c>&lt;property&gt;.replace</c>.</summary>
    public PropertyUpdateEffect CollectionReplace(string componentId, string property, int index, object? item, string? surfaceId = null) =>
        Change(componentId, property, PatchAction.Replace, Replacement(index, item), surfaceId);

    /// <summary>Opens a modal or a drawer. A surface of this id that is open is replaced.</summary>
    public OpenSurfaceEffect OpenSurface(string surfaceId, Builder content, SurfaceKind kind = SurfaceKind.Modal, string? title = null) =>
        new(surfaceId, content, kind, title);

    /// <summary>Closes a modal or a drawer.</summary>
    public CloseSurfaceEffect CloseSurface(string? surfaceId = null) => new(surfaceId);
#pragma warning restore CA1822

    private static PropertyUpdateEffect Change(string componentId, string property, PatchAction action, object? value, string? surfaceId) =>
        new(componentId, property, action, ModuleJson.ToElement(value), surfaceId);

    // A dictionary, so that the item is written as what it is and not as an object.
    private static Dictionary<string, object?> Replacement(object id, object? item) => new() { ["id"] = id, ["item"] = item };
}

using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>What page data is called with, and where it says what the page is to have. Not thread safe: one call, one thread at a time.</summary>
/// <param name="page">The page, as <see cref="PageDataAttribute.Page"/> names it.</param>
/// <param name="parameters">What the page was given. Default: nothing.</param>
/// <param name="session">Who asks for it. Default: <see cref="Session.Anonymous"/>.</param>
public sealed class PageDataContext(string page, JsonMap? parameters = null, Session? session = null)
{
    private readonly List<Effect> effects = [];

    /// <summary>The page, as <see cref="PageDataAttribute.Page"/> names it.</summary>
    public string Page { get; } = page;

    /// <summary>What the page was given: from the address, or by the action that went there.</summary>
    public JsonMap Params { get; } = parameters ?? JsonMap.Empty;

    /// <summary>Who asks for the page.</summary>
    public Session Session { get; } = session ?? Session.Anonymous;

    /// <summary>The language of the page. Default: the session's.</summary>
    public string Language { get; init; } = (session ?? Session.Anonymous).Language;

    /// <summary>What was asked for so far, in order. The host applies it to the page before it is sent.</summary>
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>Sets a value in the page's data model, read there as <c>@data/…</c>.</summary>
    /// <exception cref="ArgumentException">The value cannot be written as JSON.</exception>
    public void SetData(string path, object? value) =>
        effects.Add(new DataModelUpdateEffect(path, ModuleJson.ToElement(value), null));

    /// <summary>Sets a value in a store, read as <c>@state/page/…</c> or <c>@state/global/…</c>.</summary>
    /// <exception cref="ArgumentException">The value cannot be written as JSON.</exception>
    public void SetStore(string path, object? value, StoreScope scope = StoreScope.Page) =>
        effects.Add(new StatePatchEffect(path, PatchAction.Set, ModuleJson.ToElement(value), scope));

    /// <summary>Adds components at the end of a container of the page. The container needs no capability for it.</summary>
    public void AddComponents(string containerId, params IEnumerable<Component> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        foreach (var component in components)
        {
            effects.Add(new PropertyUpdateEffect(containerId, "children", PatchAction.Append, ModuleJson.ToElement(component), null));
        }
    }

    /// <summary>Shows another page instead, such as <c>/reports</c>. The last call counts.</summary>
    public void Redirect(string path, object? parameters = null) =>
        effects.Add(new NavigateEffect(path, JsonMap.From(parameters)));
}

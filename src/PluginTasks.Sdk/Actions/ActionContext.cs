using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sdk;

/// <summary>What an action is called with. Immutable and thread safe.</summary>
public sealed class ActionContext
{
    /// <summary>Makes one; the host does this, and tests.</summary>
    /// <param name="context">The values of the page's <c>context</c> and of the event. Default: none.</param>
    /// <param name="parameters">The values of its <c>params</c>, which win over those of the context. Default: none.</param>
    /// <param name="session">Who calls. Default: <see cref="Session.Anonymous"/>.</param>
    public ActionContext(JsonMap? context = null, JsonMap? parameters = null, Session? session = null)
    {
        Values = (context ?? JsonMap.Empty).Merge(parameters ?? JsonMap.Empty);
        Session = session ?? Session.Anonymous;
        Language = Session.Language;
    }

    /// <summary>All values that the caller sent.</summary>
    public JsonMap Values { get; }

    /// <summary>Who calls.</summary>
    public Session Session { get; }

    /// <summary>The language of this call. Default: the session's.</summary>
    public string Language { get; init; }

    /// <summary>The surface that the call came from. Default: <c>main</c>, also for calls that come from no surface.</summary>
    public string SurfaceId { get; init; } = "main";

    /// <summary>The component that the call came from; null where it came from none.</summary>
    public string? ComponentId { get; init; }

    /// <summary>The task whose question the call answers; null where it came from somewhere else than a confirmation surface.</summary>
    public string? ConfirmationTaskId { get; init; }

    /// <summary>Reads a value that has to be there.</summary>
    /// <exception cref="InvalidPayloadException">It is missing, null, or not a <typeparamref name="T"/>. Not caught, it answers the caller.</exception>
    public T Get<T>(string name) => Values.Get<T>(name);

    /// <summary>Reads a value, or gives <paramref name="fallback"/> where it is missing or null.</summary>
    /// <exception cref="InvalidPayloadException">It is there, but not a <typeparamref name="T"/>. Not caught, it answers the caller.</exception>
    public T Get<T>(string name, T fallback) => Values.Get(name, fallback);

    /// <summary>Reads a value where there is one; false where it is missing or null.</summary>
    /// <exception cref="InvalidPayloadException">It is there, but not a <typeparamref name="T"/>. Not caught, it answers the caller.</exception>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value) => Values.TryGet(name, out value);
}

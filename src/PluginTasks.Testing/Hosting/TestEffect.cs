using System.Text.Json;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;

namespace PluginTasks.Testing;

/// <summary>An effect, one type for all kinds: what a kind does not use is null. Immutable.</summary>
public sealed record TestEffect
{
    private TestEffect()
    {
    }

    /// <summary>
    /// <c>notify</c>, <c>navigate</c>, <c>render</c>, <c>state_update</c>, <c>state_patch</c>, <c>data_model_update</c>, <c>property_update</c>
    /// (changes of collections too), <c>open_surface</c> or <c>close_surface</c>.
    /// </summary>
    public string Kind { get; private init; } = "";

    /// <summary>What a toast says.</summary>
    public string? Text { get; private init; }

    /// <summary>The title of a toast or a surface.</summary>
    public string? Title { get; private init; }

    /// <summary>The colour of a toast, as pages write it: <c>success</c>.</summary>
    public string? Variant { get; private init; }

    /// <summary>The place in a store or in data, or the page to go to.</summary>
    public string? Path { get; private init; }

    /// <summary>What the page to go to is given.</summary>
    public JsonElement? Params { get; private init; }

    /// <summary>What a surface shows: <c>components</c>, <c>store</c>, <c>data</c>.</summary>
    public JsonElement? Content { get; private init; }

    /// <summary>The surface; null where it is that of the call.</summary>
    public string? SurfaceId { get; private init; }

    /// <summary><c>modal</c> or <c>drawer</c>.</summary>
    public string? SurfaceKind { get; private init; }

    /// <summary>The component that changes.</summary>
    public string? ComponentId { get; private init; }

    /// <summary>Its property, as pages write it.</summary>
    public string? Property { get; private init; }

    /// <summary>What is done with the property, or with the value in a store.</summary>
    public PatchAction? Action { get; private init; }

    /// <summary><c>page</c> or <c>global</c>.</summary>
    public string? Scope { get; private init; }

    /// <summary>The new value, or the item of a list; a component looks as in a page file.</summary>
    public JsonElement? Value { get; private init; }

    internal static TestEffect Of(EffectMessage effect) => new()
    {
        Kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(effect.Kind.ToString()),
        Text = effect.Text,
        Title = effect.Title,
        Variant = effect.Variant,
        Path = effect.Path,
        Params = effect.Params,
        Content = effect.Content,
        SurfaceId = effect.SurfaceId,
        SurfaceKind = effect.SurfaceKind,
        ComponentId = effect.ComponentId,
        Property = effect.Property,
        Action = effect.Action,
        Scope = effect.Scope,
        Value = effect.Value,
    };
}

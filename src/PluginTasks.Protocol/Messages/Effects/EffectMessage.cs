using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Effects;

/// <summary>An effect on its way to the host, one kind for all: what a kind does not use is null.</summary>
public sealed record EffectMessage
{
    public required EffectKind Kind { get; init; }

    public string? Text { get; init; }

    public string? Title { get; init; }

    /// <summary>As pages write it.</summary>
    public string? Variant { get; init; }

    public string? Path { get; init; }

    public JsonElement? Params { get; init; }

    /// <summary>What a builder wrote: components, store, data.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>Null for the surface that the call came from.</summary>
    public string? SurfaceId { get; init; }

    /// <summary><c>modal</c> or <c>drawer</c>.</summary>
    public string? SurfaceKind { get; init; }

    public string? ComponentId { get; init; }

    public string? Property { get; init; }

    public PatchAction? Action { get; init; }

    /// <summary><c>page</c> or <c>global</c>.</summary>
    public string? Scope { get; init; }

    public JsonElement? Value { get; init; }

    public static EffectMessage Of(Effect effect) => effect switch
    {
        NotifyEffect e => new() { Kind = EffectKind.Notify, Text = e.Text, Title = e.Title, Variant = Name(e.Variant) },
        NavigateEffect e => new() { Kind = EffectKind.Navigate, Path = e.Path, Params = ModuleJson.ToElement(e.Parameters) },
        RenderEffect e => new() { Kind = EffectKind.Render, Content = ModuleJson.ToElement(e.Content), SurfaceId = e.SurfaceId },
        StateUpdateEffect e => new() { Kind = EffectKind.StateUpdate, Value = ModuleJson.ToElement(e.Values), Scope = Name(e.Scope) },
        StatePatchEffect e => new() { Kind = EffectKind.StatePatch, Path = e.Path, Action = e.Action, Value = e.Value, Scope = Name(e.Scope) },
        DataModelUpdateEffect e => new() { Kind = EffectKind.DataModelUpdate, Path = e.Path, Value = e.Value, SurfaceId = e.SurfaceId },
        PropertyUpdateEffect e => new()
        {
            Kind = EffectKind.PropertyUpdate, ComponentId = e.ComponentId, Property = e.Property, Action = e.Action, Value = e.Value, SurfaceId = e.SurfaceId,
        },
        OpenSurfaceEffect e => new()
        {
            Kind = EffectKind.OpenSurface, SurfaceId = e.SurfaceId, Content = ModuleJson.ToElement(e.Content), SurfaceKind = Name(e.Kind), Title = e.Title,
        },
        CloseSurfaceEffect e => new() { Kind = EffectKind.CloseSurface, SurfaceId = e.SurfaceId },
        _ => throw new ArgumentException($"{effect?.GetType().Name} is no effect that a module can give.", nameof(effect)),
    };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>
/// <c>sdk.effects</c>. An effect is checked where it is made, on the author's line, and stays data until the action answers.
/// </summary>
internal static class EffectCalls
{
    private const string Mark = "$effect";
    private const string Marks = "$effects";
    private const string Value = "$value";

    private static readonly EffectFactory Factory = new();

    private static readonly Dictionary<string, (string Parameters, Func<SdkArgs, Effect> Make)> Kinds = new()
    {
        ["notify"] = ("text, title?, variant?", a => Factory.Notify(a.Text(0), a.TextOrNull(1), a.Word(2, Variant.Default))),
        ["navigate"] = ("path, params?", a => Factory.Navigate(a.Text(0), a.At(1))),
        ["render"] = ("builder, surface_id?", a => Factory.Render(a.Builder(0), a.TextOrNull(1))),
        ["stateUpdate"] = ("values, scope?", a => Factory.StateUpdate(a.At(0)!.Value, a.Word(1, StoreScope.Page))),
        ["statePatch"] = ("path, action, value?, scope?", a => Factory.StatePatch(a.Text(0), a.Word(1, PatchAction.Set), a.Any(2), a.Word(3, StoreScope.Page))),
        ["dataModelUpdate"] = ("path, value?, surface_id?", a => Factory.DataModelUpdate(a.Text(0), a.Any(1), a.TextOrNull(2))),
        ["propertyUpdate"] = ("component_id, property, value?, surface_id?", a => Factory.PropertyUpdate(a.Text(0), a.Text(1), a.Any(2), a.TextOrNull(3))),
        ["collectionAppend"] = ("component_id, property, item, surface_id?", a => Factory.CollectionAppend(a.Text(0), a.Text(1), a.At(2), a.TextOrNull(3))),
        ["collectionPrepend"] = ("component_id, property, item, surface_id?", a => Factory.CollectionPrepend(a.Text(0), a.Text(1), a.At(2), a.TextOrNull(3))),
        ["collectionRemove"] = ("component_id, property, id_or_index, surface_id?", a => IsIndex(a)
            ? Factory.CollectionRemove(a.Text(0), a.Text(1), a.WholeOrNull(2)!.Value, a.TextOrNull(3))
            : Factory.CollectionRemove(a.Text(0), a.Text(1), a.Text(2), a.TextOrNull(3))),
        ["collectionReplace"] = ("component_id, property, id_or_index, item, surface_id?", a => IsIndex(a)
            ? Factory.CollectionReplace(a.Text(0), a.Text(1), a.WholeOrNull(2)!.Value, a.At(3), a.TextOrNull(4))
            : Factory.CollectionReplace(a.Text(0), a.Text(1), a.Text(2), a.At(3), a.TextOrNull(4))),
        ["openSurface"] = (
            "surface_id, builder, kind?, title?",
            a => Factory.OpenSurface(a.Text(0), a.Builder(1), a.Word(2, SurfaceKind.Modal), a.TextOrNull(3))),
        ["closeSurface"] = ("surface_id?", a => Factory.CloseSurface(a.TextOrNull(0))),
    };

    public static Dictionary<string, SdkCall> All { get; } = Create();

    /// <summary>What an action's function returned.</summary>
    public static ActionResponse Answer(JsonElement? returned)
    {
        if (returned is not { } value)
        {
            return ActionResponse.Nothing;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return ActionResponse.OfValue(value);
        }

        return value.TryGetProperty(Marks, out var list) && list.ValueKind == JsonValueKind.Array
            ? ActionResponse.Of(list.EnumerateArray().Select(Effect).ToList())
            : value.TryGetProperty(Mark, out _)
            ? ActionResponse.Of(Effect(value))
            : ActionResponse.OfValue(value.TryGetProperty(Value, out var plain) ? plain : value);
    }

    private static Dictionary<string, SdkCall> Create()
    {
        var all = Kinds.ToDictionary(kind => $"effects.{kind.Key}", kind => SdkCall.Of(kind.Value.Parameters, (_, args) =>
        {
            kind.Value.Make(args);
            return new Dictionary<string, object?> { [Mark] = kind.Key, ["args"] = args.Given };
        }));
        all["effects.respond"] = SdkCall.Of("effects...", (_, args) =>
        {
            var effects = args.All.SelectMany(given => given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : new[] { given }).ToList();
            effects.ForEach(effect => Effect(effect));
            return new Dictionary<string, object?> { [Marks] = effects };
        });
        all["effects.value"] = SdkCall.Of("value?", (_, args) => new Dictionary<string, object?> { [Value] = args.Any(0) });
        return all;
    }

    private static Effect Effect(JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty(Mark, out var name) || name.ValueKind != JsonValueKind.String
            || !Kinds.TryGetValue(name.GetString()!, out var kind) || !given.TryGetProperty("args", out var args) || args.ValueKind != JsonValueKind.Array)
        {
            throw new ArgumentException("effects.respond takes what the other functions of sdk.effects make.");
        }

        return kind.Make(new SdkArgs($"effects.{name.GetString()}", kind.Parameters, [.. args.EnumerateArray().Select(arg => (JsonElement?)arg)]));
    }

    private static bool IsIndex(SdkArgs args) => args.At(2) is { ValueKind: JsonValueKind.Number };
}

using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>Builders and components of what scripts give: <c>sdk.ui.builder()</c>, <c>sdk.ui.Text(…)</c>, or lists of these.</summary>
internal static class SurfaceReader
{
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Builder Read(JsonElement given, string what)
    {
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty("components", out var components))
        {
            throw new ArgumentException($"{what} must be what sdk.ui.builder() makes.");
        }

        var builder = new Builder().Add(Components(components, what));
        foreach (var entry in Entries(given, "store"))
        {
            var path = Path(entry, what);
            var scope = At(entry, 2) is { ValueKind: JsonValueKind.String } named ? Words.Read<StoreScope>(named, what) : StoreScope.Page;
            builder.SetStore(path, At(entry, 1), scope);
        }

        foreach (var entry in Entries(given, "data"))
        {
            builder.SetData(Path(entry, what), At(entry, 1));
        }

        return builder;
    }

    /// <exception cref="ArgumentException">One of them is no component.</exception>
    public static IEnumerable<Component> Components(JsonElement given, string what) =>
        (given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : new[] { given }).Select(item => ComponentKinds.Read(item, what)).ToList();

    private static JsonElement.ArrayEnumerator Entries(JsonElement given, string name) =>
        given.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Path(JsonElement entry, string what) =>
        At(entry, 0) is { ValueKind: JsonValueKind.String } path ? path.GetString()! : throw new ArgumentException($"{what}: a path must be text.");

    private static JsonElement? At(JsonElement entry, int at) =>
        entry.ValueKind == JsonValueKind.Array && entry.GetArrayLength() > at ? entry[at] : null;
}

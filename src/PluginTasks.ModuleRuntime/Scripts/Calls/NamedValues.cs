using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>An object of options, read name by name; what nobody asked for is a mistake.</summary>
/// <param name="what">What it is, for messages.</param>
/// <param name="given">The object; null or JSON null for none.</param>
internal sealed class NamedValues
{
    private readonly string what;
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly List<string> known = [];

    public NamedValues(string what, JsonElement? given)
    {
        this.what = what.Length == 0 ? "" : what + ": ";
        if (given is not { ValueKind: not JsonValueKind.Null } element)
        {
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"{this.what}options are an object with names.");
        }

        foreach (var member in element.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
        {
            values[member.Name] = member.Value;
        }
    }

    public JsonElement? Value(string name)
    {
        known.Add(name);
        return values.TryGetValue(name, out var value) ? value : null;
    }

    public string? Text(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "text");

    public bool? Flag(string name) => Value(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false");

    public double? Number(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong(name, "a number");

    public int? Whole(string name) => Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) ? whole : throw Wrong(name, "a whole number");

    public TimeSpan? Time(string name) => Value(name) is { } value ? Durations.Read(value, what + name) : null;

    public T? Word<T>(string name)
        where T : struct, Enum => Value(name) is { } value ? Words.Read<T>(value, what + name) : null;

    public IReadOnlyList<string> Texts(string name) => Value(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong(name, "a list of texts");

    /// <summary>To be called when all names have been asked for.</summary>
    /// <exception cref="ArgumentException">There is another.</exception>
    public void RefuseOthers()
    {
        if (values.Keys.FirstOrDefault(name => !known.Contains(name)) is { } other)
        {
            throw new ArgumentException($"{what}there is no option '{other}'; there are {string.Join(", ", known.Distinct())}.");
        }
    }

    private ArgumentException Wrong(string name, string wanted) => new($"{what}'{name}' must be {wanted}.");
}

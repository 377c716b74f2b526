using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginTasks.Sdk;

/// <summary>
/// A JSON object that is read by name and type: an action's values, a task's arguments, a user's answer.
/// Names are compared exactly. Immutable and thread safe. Its text form shows names only, never values.
/// </summary>
[JsonConverter(typeof(JsonMapConverter))]
public sealed class JsonMap : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

    /// <summary>Makes a map of these values; of two with one name the later wins.</summary>
    /// <param name="values">The values. They are copied.</param>
    public JsonMap(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
        {
            this.values[name] = ModuleJson.ToElement(value);
        }
    }

    /// <summary>The map without values.</summary>
    public static JsonMap Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => values.Values;

    /// <summary>The value as it came.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public JsonElement this[string key] => values[key];

    /// <summary>Makes a map of an object with named members: anonymous, a record, a dictionary. Null gives the empty map.</summary>
    /// <exception cref="ArgumentException">The value is something else, or cannot be written as JSON.</exception>
    public static JsonMap From(object? value)
    {
        if (value is null or JsonMap)
        {
            return value as JsonMap ?? Empty;
        }

        var element = ModuleJson.ToElement(value);
        return element.ValueKind switch
        {
            JsonValueKind.Null => Empty,
            JsonValueKind.Object => new JsonMap(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value))),
            _ => throw new ArgumentException($"A map was expected, but this is {JsonWords.Of(element)}.", nameof(value)),
        };
    }

    /// <summary>A map with the values of both, those of <paramref name="winning"/> in place of equally named ones.</summary>
    public JsonMap Merge(JsonMap winning)
    {
        ArgumentNullException.ThrowIfNull(winning);
        return new JsonMap(values.Concat(winning.values));
    }

    /// <summary>Reads a value that has to be there.</summary>
    /// <exception cref="InvalidPayloadException">It is missing, null, or not a <typeparamref name="T"/>; the message says which.</exception>
    public T Get<T>(string name) =>
        TryGet<T>(name, out var value) ? value : throw new InvalidPayloadException(name, "is required.");

    /// <summary>Reads a value, or gives <paramref name="fallback"/> where it is missing or null.</summary>
    /// <exception cref="InvalidPayloadException">It is there, but not a <typeparamref name="T"/>.</exception>
    public T Get<T>(string name, T fallback) => TryGet<T>(name, out var value) ? value : fallback;

    /// <summary>Reads a value where there is one; false where it is missing or null.</summary>
    /// <exception cref="InvalidPayloadException">It is there, but not a <typeparamref name="T"/>.</exception>
    public bool TryGet<T>(string name, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!values.TryGetValue(name, out var element) || element.ValueKind is JsonValueKind.Null)
        {
            return false;
        }

        try
        {
            value = element.Deserialize<T>(ModuleJson.Options);
            return value is not null;
        }
        catch (JsonException)
        {
            throw new InvalidPayloadException(name, $"must be {JsonWords.Of(typeof(T))}, but is {JsonWords.Of(element)}.");
        }
    }

    /// <summary>
    /// Reads the whole map as a <typeparamref name="T"/> and validates it by its DataAnnotations, in nested objects and lists too.
    /// Values that <typeparamref name="T"/> does not know are left aside.
    /// </summary>
    /// <exception cref="InvalidPayloadException">It does not validate; one message a field.</exception>
    public T As<T>() => (T)As(typeof(T));

    /// <summary>As <see cref="As{T}"/>, for a type that is known only when the program runs.</summary>
    /// <exception cref="InvalidPayloadException">It does not validate; one message a field.</exception>
    public object As(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == typeof(JsonMap) ? this : PayloadReader.Read(this, type);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out JsonElement value) => values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names, without the values, which may be secret.</summary>
    public override string ToString() => $"{{{string.Join(", ", values.Keys)}}}";
}

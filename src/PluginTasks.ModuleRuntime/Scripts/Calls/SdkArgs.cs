using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>What a script gave a call, by place. What is left out, <c>undefined</c> and <c>null</c> are the same.</summary>
internal sealed class SdkArgs
{
    private readonly string call;
    private readonly string[] names;
    private readonly IReadOnlyList<JsonElement?> given;

    /// <exception cref="ArgumentException">There are too many, or one is missing.</exception>
    public SdkArgs(string call, string parameters, IReadOnlyList<JsonElement?> given)
    {
        (this.call, this.given) = (call, given);
        names = parameters.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var isOpen = names.Length > 0 && names[^1].EndsWith("...", StringComparison.Ordinal);
        if (given.Count > names.Length && !isOpen)
        {
            throw new ArgumentException($"{call}({parameters}) was given {given.Count} arguments.");
        }

        for (var at = 0; at < names.Length; at++)
        {
            if (!names[at].EndsWith('?') && !names[at].EndsWith("...", StringComparison.Ordinal) && At(at) is null)
            {
                throw new ArgumentException($"{call}({parameters}): '{names[at]}' is missing.");
            }
        }
    }

    /// <summary>As it came, for what makes the same call again.</summary>
    public IReadOnlyList<JsonElement?> Given => given;

    public IEnumerable<JsonElement> All => given.OfType<JsonElement>();

    public JsonElement? At(int at) => at < given.Count && given[at] is { ValueKind: not JsonValueKind.Null } value ? value : null;

    /// <summary>As <see cref="At"/>, to be passed on; null for none.</summary>
    public object? Any(int at) => at < given.Count ? given[at] : null;

    public string Text(int at) => TextOrNull(at)!;

    public string? TextOrNull(int at) => At(at) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(at, "text");

    public string Text(int at, string fallback) => TextOrNull(at) ?? fallback;

    public double Number(int at) => NumberOrNull(at)!.Value;

    // Not a number, and without end, arrive as null.
    public double? NumberOrNull(int at) => At(at) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong(at, "a number");

    public int? WholeOrNull(int at) => At(at) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) ? whole : throw Wrong(at, "a whole number");

    public TimeSpan? Time(int at) => At(at) is { } value ? Durations.Read(value, $"{call}: '{Name(at)}'") : null;

    public T Word<T>(int at, T fallback)
        where T : struct, Enum => At(at) is { } value ? Words.Read<T>(value, $"{call}: '{Name(at)}'") : fallback;

    public IReadOnlyList<string> Texts(int at) =>
        At(at) is { ValueKind: JsonValueKind.Array } value && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong(at, "a list of texts");

    public NamedValues Options(int at) => new($"{call}: '{Name(at)}'", At(at));

    public Builder Builder(int at) => SurfaceReader.Read(At(at)!.Value, $"{call}: '{Name(at)}'");

    public IEnumerable<Component> Components(int at) => SurfaceReader.Components(At(at)!.Value, $"{call}: '{Name(at)}'");

    public ArgumentException Wrong(int at, string wanted) => new($"{call}: '{Name(at)}' must be {wanted}.");

    private string Name(int at) => names[Math.Min(at, names.Length - 1)].TrimEnd('?', '.');
}

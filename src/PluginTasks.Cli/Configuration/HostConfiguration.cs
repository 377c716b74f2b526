using System.Globalization;
using System.Text.RegularExpressions;
using PluginTasks.Pages.Values;
using PluginTasks.Sdk;

namespace PluginTasks.Cli.Configuration;

/// <summary>What the operator set, and where. Immutable.</summary>
internal sealed partial record HostConfiguration
{
    private const long LongestSecret = 1 << 16;

    /// <summary>By the path of the key; what is not here was not set.</summary>
    public IReadOnlyDictionary<string, ConfigValue> Values { get; init; } = new Dictionary<string, ConfigValue>();

    public ConfiguredSettings Settings { get; init; } = ConfiguredSettings.None;

    public IReadOnlyList<string> ModulePaths => List(ConfigKeys.ModulePaths);

    public string DefaultLanguage => Text(ConfigKeys.DefaultLanguage)!;

    /// <summary>With an option in place of what is set.</summary>
    public HostConfiguration With(ConfigKey key, string option, params IEnumerable<string> values)
    {
        var texts = values.Select(Value.Of).ToList();
        var value = key.Kind == ConfigKind.List ? Value.Of(new ValueList(texts)) : texts[0];
        return this with { Values = new Dictionary<string, ConfigValue>(Values, StringComparer.Ordinal) { [key.Path] = new ConfigValue(value, option) } };
    }

    /// <summary>What the operator has set for a module, secrets included: for the host that runs it, and for nobody's eyes.</summary>
    /// <exception cref="CommandFailure">A file that holds a value cannot be read.</exception>
    public JsonMap SettingsOf(string module) => Settings.Of(module);

    public bool IsSet(ConfigKey key) => Values.ContainsKey(key.Path);

    /// <summary>Null for a standard that is empty.</summary>
    public string? Text(ConfigKey key) => (Values.TryGetValue(key.Path, out var set) ? set.Value.Text : key.Standard) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> List(ConfigKey key) => Values.TryGetValue(key.Path, out var set) && set.Value.List is { Count: > 0 } list
        ? [.. list.Select(i => i.Text!)]
        : key.Standard.Split(key.Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The maps of a list.</summary>
    public IReadOnlyList<ValueMap> Maps(ConfigKey key) => Values.TryGetValue(key.Path, out var set) ? [.. set.Value.List!.Select(i => i.Map!)] : [];

    /// <summary>A map of texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Map(ConfigKey key) =>
        Values.TryGetValue(key.Path, out var set) ? [.. set.Value.Map!.Select(e => KeyValuePair.Create(e.Key, e.Value.Text!))] : [];

    /// <summary>
    /// The parts of the host that modules may look after, by their names. Where nothing is set it is what <c>system</c> needs, but only
    /// for the folder that stands there by itself: whoever points elsewhere says whom they trust.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Grants =>
        Values.TryGetValue(ConfigKeys.Grants.Path, out var set)
            ? set.Value.Map!.ToDictionary(
                e => e.Key, e => (IReadOnlyList<string>)[.. e.Value.List!.Select(p => p.Text!)], StringComparer.Ordinal)
            : IsSet(ConfigKeys.ModulePaths)
            ? new Dictionary<string, IReadOnlyList<string>>()
            : new Dictionary<string, IReadOnlyList<string>> { ["system"] = ["modules", "tasks", "schedules", "decisions", "audit"] };

    public bool Flag(ConfigKey key) => Values.TryGetValue(key.Path, out var set) ? set.Value.IsTrue || set.Value.Text == "true" : key.Standard == "true";

    /// <summary>Null where it is not set.</summary>
    /// <exception cref="CommandFailure">It is not a whole number above 0.</exception>
    public int? Number(ConfigKey key)
    {
        if (!Values.TryGetValue(key.Path, out var set))
        {
            return null;
        }

        var value = set.Value.IsNumber ? set.Value.Number
            : double.TryParse(set.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : 0;
        return value is >= 1 and <= int.MaxValue && value == Math.Floor(value)
            ? (int)value
            : throw Wrong(key, set, "a whole number above 0");
    }

    /// <summary>Null where <c>never</c> is set.</summary>
    /// <exception cref="CommandFailure">It is no duration.</exception>
    public TimeSpan? Duration(ConfigKey key)
    {
        var set = Values.GetValueOrDefault(key.Path);
        var written = set is null ? key.Standard : set.Value.IsNumber ? set.Value.Number.ToString(CultureInfo.InvariantCulture) : set.Value.Text!;
        if (written == "never")
        {
            return null;
        }

        var match = Written().Match(written);
        var unit = match.Groups[2].Value switch { "m" => 60, "h" => 3_600, "d" => 86_400, _ => 1 };
        return match.Success && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * unit is var seconds and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(key, set!, "a duration such as 90, 30s, 10m or 12h");
    }

    /// <summary>A path as it counts: relative ones start where they were written.</summary>
    public string PathOf(ConfigKey key) => Path.GetFullPath(Text(key)!, Path.GetFullPath(Values.GetValueOrDefault(key.Path)?.Folder ?? Folder));

    /// <summary>Where the configuration stands, whether there is one or not.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The file that was read; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>The files that hold secrets.</summary>
    public IEnumerable<string> SecretFiles =>
    [
        .. Settings.Files,
        .. Values.Values.Where(v => v.Value.Map is { Count: 1 }).Select(v => (v.Folder, v.Value.Map!.TryGetValue("file", out var path) ? path.Text : null))
            .Where(v => v.Item2 is not null).Select(v => Path.GetFullPath(v.Item2!, Path.GetFullPath(v.Folder ?? Folder))),
        .. CertificateFiles.Named(),
    ];

    /// <exception cref="CommandFailure">The file that holds it cannot be read.</exception>
    public string? Secret(ConfigKey key)
    {
        if (!Values.TryGetValue(key.Path, out var set) || set.Value.Text is not null)
        {
            return Text(key);
        }

        var file = set.Value.Map is { Count: 1 } map && map.TryGetValue("file", out var path) ? path.Text : null;
        try
        {
            var full = Path.GetFullPath(file ?? throw Wrong(key, set, "a text, or {file: PATH}"), set.Folder ?? Folder);
            return new FileInfo(full).Length <= LongestSecret ? System.IO.File.ReadAllText(full).TrimEnd('\r', '\n') : throw new IOException("it is too large");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.NotFound, $"{set.Source}: the value of '{key.Path}' cannot be read: {problem.Message}");
        }
    }

    private static CommandFailure Wrong(ConfigKey key, ConfigValue set, string what) => new(ExitCode.WrongUsage, $"{set.Source}: '{key.Path}' is {what}");

    [GeneratedRegex(@"\A([0-9]{1,9}(?:\.[0-9]{1,6})?)([smhd]?)\z")]
    private static partial Regex Written();
}

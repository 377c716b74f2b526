using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Commands.Render;

/// <summary>The files that a render is given: YAML or JSON.</summary>
internal static class StoreFiles
{
    public static (ValueMap Page, ValueMap Global) ReadStores(FileInfo? file)
    {
        var map = ReadMap(file, "page", "global");
        return (Store(map, "page", file), Store(map, "global", file));
    }

    public static Value ReadData(FileInfo? file) => file is null ? Value.Of(ValueMap.Empty) : Read(file);

    public static (string Role, IReadOnlyList<string> Permissions, string? Language) ReadUser(FileInfo? file)
    {
        if (file is null)
        {
            return ("super", [], null);
        }

        var map = ReadMap(file, "id", "name", "organization", "role", "permissions", "language");
        var permissions = map.TryGetValue("permissions", out var list) ? list.List?.Select(p => p.Text ?? "").ToList() : [];
        return (
            Text(map, "role") ?? throw Wrong(file, "a user needs a 'role'"),
            permissions ?? throw Wrong(file, "'permissions' is a list"),
            Text(map, "language"));
    }

    private static ValueMap Store(ValueMap map, string key, FileInfo? file) =>
        !map.TryGetValue(key, out var store) ? ValueMap.Empty
        : store.Map ?? throw Wrong(file!, $"'{key}' is a map");

    private static string? Text(ValueMap map, string key) => map.TryGetValue(key, out var value) ? value.Text : null;

    private static ValueMap ReadMap(FileInfo? file, params string[] keys)
    {
        if (file is null)
        {
            return ValueMap.Empty;
        }

        var map = Read(file).Map ?? throw Wrong(file, $"it has to be a map with {string.Join(", ", keys)}");
        foreach (var (key, _) in map.Where(e => !keys.Contains(e.Key)))
        {
            throw Wrong(file, $"it has no key {Quoted.Show(key)}; there are {string.Join(", ", keys)}{Suggestion.For(key, keys)}");
        }

        return map;
    }

    private static Value Read(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no file '{file}'");
        }

        var bag = new DiagnosticBag();
        var bytes = File.ReadAllBytes(file.FullName);
        var node = file.Extension == ".json" ? JsonReader.Read(bytes, file.ToString(), bag) : YamlReader.Read(bytes, file.ToString(), bag);
        return bag.Count == 0 ? node!.ToValue() : throw new CommandFailure(ExitCode.WrongUsage, string.Join('\n', bag.ToSorted()));
    }

    private static CommandFailure Wrong(FileInfo file, string what) => new(ExitCode.WrongUsage, $"{file}: {what}");
}

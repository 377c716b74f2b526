using System.Collections;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Configuration;

/// <summary>Reads <c>plugintasks.yaml</c>; variables named <c>PLUGINTASKS__SECTION__KEY</c> win over it.</summary>
internal static class ConfigurationReader
{
    private const string DefaultFile = "plugintasks.yaml";

    private static readonly PropertySpec Text = new() { Name = "", Types = ValueTypes.Text, Bindable = false };

    private static readonly Shape Configuration = new("configuration",
    [
        Section(
            "modules",
            Text with { Name = "paths", Types = ValueTypes.List, Items = Text },
            Text with { Name = "settings", Types = ValueTypes.Map, Items = Text with { Types = ValueTypes.Map } }),
        Section("languages", Text with { Name = "default" }),
    ]);

    public static HostConfiguration Read(FileInfo? file)
    {
        var path = file?.FullName ?? DefaultFile;
        if (File.Exists(path))
        {
            return WithVariables(From(Parse(path), Path.GetDirectoryName(Path.GetFullPath(path))!));
        }

        return file is null
            ? WithVariables(From(null, "."))
            : throw new CommandFailure(ExitCode.NotFound, $"there is no configuration file '{file}'");
    }

    private static YamlMapping? Parse(string path)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(File.ReadAllBytes(path), Path.GetFileName(path), bag);
        if (root is YamlMapping map)
        {
            ShapeCheck.Check(map, Configuration, "", ShapeCodes.Manifests, bag);
        }
        else if (root is not null and not YamlScalar { Value.IsNull: true })
        {
            root.Report(bag, DiagnosticCodes.ManifestValue, $"the configuration is a map, not {root.Describe()}");
        }

        return bag.Count == 0
            ? root as YamlMapping
            : throw new CommandFailure(ExitCode.WrongUsage, string.Join('\n', bag.ToSorted()));
    }

    private static HostConfiguration From(YamlMapping? root, string folder)
    {
        var standard = new HostConfiguration();
        var map = root?.ToValue().Map ?? ValueMap.Empty;
        return new HostConfiguration
        {
            ModulePaths = Get(map, "modules", "paths").List is { Count: > 0 } paths ? [.. paths.Select(p => p.Text!)] : standard.ModulePaths,
            DefaultLanguage = Get(map, "languages", "default").Text ?? standard.DefaultLanguage,
            Settings = ConfiguredSettings.Read((root?["modules"] as YamlMapping)?["settings"] as YamlMapping, folder, Variables()),
        };
    }

    private static HostConfiguration WithVariables(HostConfiguration read)
    {
        var paths = Environment.GetEnvironmentVariable("PLUGINTASKS__MODULES__PATHS");
        var language = Environment.GetEnvironmentVariable("PLUGINTASKS__LANGUAGES__DEFAULT");
        return read with
        {
            ModulePaths = string.IsNullOrEmpty(paths) ? read.ModulePaths : paths.Split(Path.PathSeparator),
            DefaultLanguage = string.IsNullOrEmpty(language) ? read.DefaultLanguage : language,
        };
    }

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", StringComparer.Ordinal);

    private static Value Get(ValueMap map, string section, string key) =>
        map.TryGetValue(section, out var inner) && inner.Map is { } keys && keys.TryGetValue(key, out var value) ? value : default;

    private static PropertySpec Section(string name, params PropertySpec[] keys) =>
        new() { Name = name, Types = ValueTypes.Map, Bindable = false, Shape = new Shape(name, keys) };
}

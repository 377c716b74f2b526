using System.Collections;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Configuration;

/// <summary>Reads <c>plugintasks.yaml</c>; variables named <c>PLUGINTASKS__SECTION__KEY</c> win over it.</summary>
internal static class ConfigurationReader
{
    private const string DefaultFile = "plugintasks.yaml";
    private const string VariablePrefix = "PLUGINTASKS__";

    public static HostConfiguration Read(FileInfo? file)
    {
        var path = file?.FullName ?? DefaultFile;
        if (!File.Exists(path))
        {
            return file is null ? From(null, ".") : throw new CommandFailure(ExitCode.NotFound, $"there is no configuration file '{file}'");
        }

        return From(Parse(path), Path.GetDirectoryName(Path.GetFullPath(path))!) with { File = Path.GetFullPath(path) };
    }

    private static YamlMapping? Parse(string path)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(File.ReadAllBytes(path), Path.GetFileName(path), bag);
        if (root is YamlMapping map)
        {
            ShapeCheck.Check(map, ConfigKeys.Shape, "", ShapeCodes.Manifests, bag);
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
        var variables = Variables();
        var values = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);
        foreach (var key in ConfigKeys.All)
        {
            if (Find(root, key.Path) is { } written && written is not YamlScalar { Value.IsNull: true })
            {
                values[key.Path] = new ConfigValue(written.ToValue(), $"{written.File}:{written.Line}:{written.Column}", folder);
            }

            if (key.HasVariable && variables.GetValueOrDefault(key.Variable) is { Length: > 0 } text)
            {
                values[key.Path] = new ConfigValue(Of(key, text), key.Variable);
            }
        }

        DemandKnown(variables.Keys);
        return new HostConfiguration
        {
            Values = values,
            Folder = folder,
            Settings = ConfiguredSettings.Read(Find(root, ConfigKeys.ModuleSettings.Path) as YamlMapping, folder, variables),
        };
    }

    private static Value Of(ConfigKey key, string text)
    {
        if (key.Kind == ConfigKind.List)
        {
            return Value.Of(new ValueList(text.Split(key.Separator, StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)));
        }

        return key.Allowed.Count == 0 || key.Allowed.Contains(text)
            ? Value.Of(text)
            : throw new CommandFailure(ExitCode.WrongUsage, $"{key.Variable}: {Quoted.Show(text)} is not one of {string.Join(", ", key.Allowed)}");
    }

    /// <summary>A variable that was misspelt would set nothing, and nobody would know.</summary>
    private static void DemandKnown(IEnumerable<string> variables)
    {
        var known = ConfigKeys.All.Where(k => k.HasVariable).Select(k => k.Variable).ToList();
        var ours = variables.Where(v =>
            v.StartsWith(VariablePrefix, StringComparison.Ordinal) && !v.StartsWith(ConfiguredSettings.Prefix, StringComparison.Ordinal));
        foreach (var name in ours.Where(v => !known.Contains(v)))
        {
            throw new CommandFailure(ExitCode.WrongUsage, $"there is no setting for the variable {Quoted.Show(name)}{Suggestion.For(name, known)}");
        }
    }

    private static YamlNode? Find(YamlMapping? root, string path)
    {
        YamlNode? node = root;
        foreach (var part in path.Split('.'))
        {
            node = (node as YamlMapping)?[part];
        }

        return node;
    }

    private static Dictionary<string, string> Variables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", StringComparer.Ordinal);
}

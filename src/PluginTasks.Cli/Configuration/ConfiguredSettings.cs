using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;
using PluginTasks.Sdk;

namespace PluginTasks.Cli.Configuration;

/// <summary>
/// What the operator has set for modules: <c>modules.settings.&lt;module&gt;.&lt;key&gt;</c>, and variables of that name, which win.
/// A value <c>{file: path}</c> is the content of that file. No text form shows a value. Immutable.
/// </summary>
internal sealed class ConfiguredSettings
{
    internal const string Prefix = "PLUGINTASKS__MODULES__SETTINGS__";

    private readonly List<ConfiguredSetting> settings;

    private ConfiguredSettings(IEnumerable<ConfiguredSetting> settings) => this.settings = [.. settings];

    public static ConfiguredSettings None { get; } = new([]);

    /// <param name="modules">The section <c>modules.settings</c>; null where there is none.</param>
    /// <param name="folder">Where relative paths start: the configuration's folder.</param>
    /// <param name="variables">The environment.</param>
    public static ConfiguredSettings Read(YamlMapping? modules, string folder, IReadOnlyDictionary<string, string> variables) =>
        new(Written(modules, folder).Concat(OfVariables(variables)));

    /// <summary>What was set for a module; nothing where nothing was.</summary>
    /// <exception cref="CommandFailure">A file that holds a value cannot be read.</exception>
    public JsonMap Of(string module) =>
        new(settings.Where(s => s.Module == module).Select(s => KeyValuePair.Create(s.Name, s.Read())));

    /// <summary>The files that hold values.</summary>
    public IEnumerable<string> Files => settings.Select(s => s.File).OfType<string>();

    /// <summary>What is set, and where; never to what.</summary>
    public IEnumerable<(string Name, string Place)> Names => settings.Select(s => (s.ToString(), s.Place));

    /// <summary>Demands that everything that was set is a setting of a module that is there.</summary>
    /// <exception cref="CommandFailure">Something is not; the message says where it was set, and what it may have been meant to be.</exception>
    public void Demand(ModuleLibrary library)
    {
        var bag = new DiagnosticBag();
        var problems = settings.Select(s => Problem(s, library, bag)).OfType<string>().Distinct().ToList();
        if (problems.Count > 0)
        {
            throw new CommandFailure(ExitCode.WrongUsage, string.Join('\n', problems));
        }
    }

    private static IEnumerable<ConfiguredSetting> Written(YamlMapping? modules, string folder)
    {
        foreach (var module in modules?.Entries ?? [])
        {
            foreach (var entry in (module.Value as YamlMapping)?.Entries ?? [])
            {
                yield return new ConfiguredSetting(module.Key, entry.Key, $"{entry.File}:{entry.Line}:{entry.Column}", entry.Value.ToValue())
                {
                    File = FileOf(entry.Value) is { } path ? Path.GetFullPath(path, folder) : null,
                };
            }
        }
    }

    private static string? FileOf(YamlNode value) =>
        value is YamlMapping { Entries: [{ Key: "file", Value: YamlScalar { Value.Text: { } path } }] } ? path : null;

    private static IEnumerable<ConfiguredSetting> OfVariables(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (key, value) in variables.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && value.Length > 0 && key[Prefix.Length..].Split("__", 2) is [var module, var name])
            {
                yield return new ConfiguredSetting(module.ToLowerInvariant(), name.ToLowerInvariant(), key, Value.Of(value));
            }
        }
    }

    private static string? Problem(ConfiguredSetting setting, ModuleLibrary library, DiagnosticBag bag)
    {
        if (library.Find(setting.Module) is not { } module)
        {
            return Line(setting, $"there is no module {Quoted.Show(setting.Module)}{bag.Suggest("", setting.Module, library.Modules.Select(m => m.Name))}");
        }

        // What a module is not asked for, as its manifest could not be read, cannot be wrong.
        var declared = module.Manifest.Settings.Select(s => s.Name).ToList();
        return module.State == ModuleState.Failed || declared.Contains(setting.Name)
            ? null
            : Line(setting, $"the module {Quoted.Show(module.Name)} has no setting {Quoted.Show(setting.Name)}{bag.Suggest("", setting.Name, declared)}");
    }

    private static string Line(ConfiguredSetting setting, string message) => $"{setting.Place}: error {DiagnosticCodes.ManifestKey.Id}: {message}";
}

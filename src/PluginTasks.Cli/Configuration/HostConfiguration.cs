using PluginTasks.Sdk;

namespace PluginTasks.Cli.Configuration;

/// <summary>What the operator set. Immutable.</summary>
internal sealed record HostConfiguration
{
    public IReadOnlyList<string> ModulePaths { get; init; } = ["modules"];

    public string DefaultLanguage { get; init; } = "en";

    public ConfiguredSettings Settings { get; init; } = ConfiguredSettings.None;

    /// <summary>What the operator has set for a module, secrets included: for the host that runs it, and for nobody's eyes.</summary>
    /// <exception cref="CommandFailure">A file that holds a value cannot be read.</exception>
    public JsonMap SettingsOf(string module) => Settings.Of(module);
}

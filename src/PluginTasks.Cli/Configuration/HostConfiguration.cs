namespace PluginTasks.Cli.Configuration;

/// <summary>What the operator set. Immutable.</summary>
internal sealed record HostConfiguration
{
    public IReadOnlyList<string> ModulePaths { get; init; } = ["modules"];

    public string DefaultLanguage { get; init; } = "en";
}

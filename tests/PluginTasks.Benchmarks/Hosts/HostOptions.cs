namespace PluginTasks.Benchmarks.Hosts;

/// <summary>How a host is started. Immutable.</summary>
internal sealed record HostOptions
{
    /// <summary>What runs it. Default: <c>run</c>.</summary>
    public string Command { get; init; } = "run";

    /// <summary>Folders with modules. Default: the samples, and <c>load</c>.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [Repository.SampleModules];

    /// <summary>Modules to be copied beside the data, so that no others come with them. Default: <c>load</c>.</summary>
    public IReadOnlyList<string> Copied { get; init; } = [Repository.LoadModule];

    /// <summary>What differs from the standard, as the configuration's YAML.</summary>
    public string Configuration { get; init; } = "";
}

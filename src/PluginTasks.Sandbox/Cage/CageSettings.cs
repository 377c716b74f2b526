namespace PluginTasks.Sandbox.Cage;

/// <summary>What the operator sets of cages, and where the host's own parts are. Paths are absolute.</summary>
public sealed record CageSettings
{
    /// <summary>Whether a module starts only in a cage that is whole: <c>sandbox.required</c>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a program with network may run where only ports, not addresses, can be closed: <c>sandbox.allow_port_only_egress</c>.</summary>
    public bool AllowsPortOnlyEgress { get; init; }

    /// <summary>Where the modules' data folders are; each is its module's alone.</summary>
    public required string ModulesFolder { get; init; }

    /// <summary>What workers run from: their program's folder and the .NET runtime's.</summary>
    public required IReadOnlyList<string> RuntimeFolders { get; init; }

    /// <summary>Which layers there are. Default: what this machine has.</summary>
    public CageMachine Machine { get; init; } = CageMachine.Current;
}

using PluginTasks.Sandbox.Access.Host;

namespace PluginTasks.Sandbox.Access;

/// <summary>What a module's rules are read against. Paths are absolute; where they lead through links, what they lead to counts.</summary>
public sealed record AccessScope
{
    /// <summary>Where relative targets start. The module may read and execute here without a rule.</summary>
    public required string ModuleFolder { get; init; }

    /// <summary>The module's own data folder, which it may read and write without a rule; null where there is none yet.</summary>
    public string? DataFolder { get; init; }

    /// <summary>
    /// What belongs to the host: its database, configuration, keys, data, other modules. The module's own two folders may
    /// lie inside of one of them; nothing else in there can be granted.
    /// </summary>
    public IReadOnlyList<string> HostFolders { get; init; } = [];

    /// <summary>
    /// What the module is made of, relative to its folder: no rule gives a right to write here. The default has the names
    /// that the loader knows; add the folder of <c>assembly</c> where it is another one.
    /// </summary>
    public IReadOnlyList<string> CodeParts { get; init; } =
        ["module.yaml", "rbac.yaml", "pages", "locales", "scripts", "assets", "src", "lib"];

    /// <summary>Where programs are looked up by name, first match first.</summary>
    public IReadOnlyList<string> ProgramFolders { get; init; } = ["/usr/local/bin", "/usr/bin", "/bin"];

    /// <summary>The parts of the host that the operator's configuration grants to this module by name.</summary>
    public IReadOnlySet<HostPart> OperatorGrants { get; init; } = new HashSet<HostPart>();
}

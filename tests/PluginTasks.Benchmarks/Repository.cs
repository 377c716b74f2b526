using PluginTasks.Tests;

namespace PluginTasks.Benchmarks;

/// <summary>Where things are in this repository.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    /// <summary>The command as <c>bench.sh</c> publishes it.</summary>
    public static string Command => Artifact("cli/plugintasks");

    /// <summary>This program, to be started again in one of its hidden modes.</summary>
    public static string Self => Environment.ProcessPath!;

    /// <summary>A module with the page of 40 components.</summary>
    public static string FixtureModules => Path.Combine(AppContext.BaseDirectory, "Fixtures", "modules");

    public static string SampleModules => Path.Combine(Root, "modules");

    /// <summary>A module that submits tasks and says how far they are.</summary>
    public static string LoadModule => Path.Combine(Root, "tests", "fixtures", "load");

    /// <summary>A module that does what it can to others.</summary>
    public static string AttackingModule => Path.Combine(Root, "tests", "fixtures", "attacker");

    public static string Worker => Path.Combine(Root, "src", "PluginTasks.Worker", "bin", "Release", "net10.0", "PluginTasks.Worker");

    public static string FixtureStores => Path.Combine(AppContext.BaseDirectory, "Fixtures", "stores.json");

    public static string Artifact(string path) => Path.Combine(Root, "artifacts", path);
}

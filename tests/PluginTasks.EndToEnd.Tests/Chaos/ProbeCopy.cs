using PluginTasks.EndToEnd.Tests.Hosting;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Chaos;

/// <summary>The probe in a folder of its own, whose manifest a test may change.</summary>
internal sealed class ProbeCopy : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugintasks-probe-");

    public ProbeCopy()
    {
        foreach (var file in new[] { "module.yaml", "rbac.yaml" }.Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Probe, "lib")).Select(f => Path.Combine("lib", Path.GetFileName(f)))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.Copy(Path.Combine(RepositoryRoot.Probe, file), Path.Combine(Folder, file));
        }
    }

    public string Folder => Path.Combine(root.FullName, "probe");

    /// <summary>Sets how many tasks of it may run at once, from its next load on.</summary>
    public void Limit(int running) => File.WriteAllText(
        Path.Combine(Folder, "module.yaml"),
        File.ReadAllText(Path.Combine(RepositoryRoot.Probe, "module.yaml")) + $"limits:\n  max_running_tasks: {running}\n");

    public void Dispose() => root.Delete(recursive: true);
}

using System.Runtime.Versioning;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>A host's folder with a module in it, and the module's cage.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CagedModule : IDisposable
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Open = Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugintasks-cage-");
    private readonly ModuleCages cages;

    public CagedModule(params AccessEntry[] entries)
        : this(static settings => settings, entries)
    {
    }

    public CagedModule(Func<CageSettings, CageSettings> change, params AccessEntry[] entries)
    {
        File.SetUnixFileMode(root.FullName, Passable);
        HostFile = At("host/plugintasks.db");
        Place = new ModuleCagePlace("m", At("modules/m"), At("host/modules/m"), At("temp"));
        foreach (var folder in new[] { Place.CodeFolder, Place.DataFolder, Place.TempFolder })
        {
            Directory.CreateDirectory(folder, Open);
        }

        File.WriteAllText(HostFile, "secret");
        File.SetUnixFileMode(HostFile, Open);
        File.WriteAllText(Path.Combine(Place.CodeFolder, "module.yaml"), "name: m");
        cages = new ModuleCages(change(new CageSettings { ModulesFolder = At("host/modules"), RuntimeFolders = [] }));
        Rules = AccessRuleSet.Read(entries, new AccessScope { ModuleFolder = Place.CodeFolder, DataFolder = Place.DataFolder, HostFolders = [At("host")] }, out var errors);
        Assert.Empty(errors);
        Cage = cages.Make(Place)!;
    }

    public ModuleCagePlace Place { get; }

    /// <summary>What everybody might read, were it not for the cage.</summary>
    public string HostFile { get; }

    public AccessRuleSet Rules { get; }

    public ModuleCage Cage { get; }

    public string At(string path) => Path.Combine(root.FullName, path);

    public ChildProcess Start(string script) => Cage.StartProgram(
        new ChildStart
        {
            Program = "/bin/sh", Arguments = ["-c", script], WorkingFolder = Place.DataFolder,
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOST"] = HostFile, ["CODE"] = Place.CodeFolder, ["TMPDIR"] = Place.TempFolder },
        },
        Rules);

    /// <summary>What a script prints, on both its outputs, and its code.</summary>
    public async Task<(string Printed, int Code)> RunAsync(string script)
    {
        await using var child = Start($"exec 2>&1; {script}");
        await child.Input.DisposeAsync();
        var printed = await Shell.ReadAsync(child.Output);
        return (printed.Trim(), await child.Ended);
    }

    public void Dispose()
    {
        Cage.Dispose();
        root.Delete(recursive: true);
    }
}

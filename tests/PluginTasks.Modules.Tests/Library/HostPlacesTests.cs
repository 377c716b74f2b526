using PluginTasks.Modules.Library;
using PluginTasks.Modules.Manifests;

namespace PluginTasks.Modules.Tests.Library;

/// <summary>Rules of manifests that are about what belongs to the host.</summary>
public sealed class HostPlacesTests : IDisposable
{
    private readonly ModulesFolder modules = new();
    private readonly DirectoryInfo host = Directory.CreateTempSubdirectory("plugintasks-host-");

    public void Dispose()
    {
        modules.Dispose();
        host.Delete(recursive: true);
    }

    [Theory]
    [InlineData("{data}", "belongs to the host or to another module")]
    [InlineData("{data}/plugintasks.db", "belongs to the host or to another module")]
    [InlineData("{data}/modules/other", "belongs to the host or to another module")]
    [InlineData("{host}", "has a folder of the host's in it")]
    [InlineData("{host}/plugintasks.yaml", "belongs to the host or to another module")]
    [InlineData("../other", "belongs to the host or to another module")]
    [InlineData("..", "belongs to the host or to another module")]
    public void Load_OfARuleForWhatIsTheHosts_IsAnErrorAndTheModuleIsNotServed(string target, string problem)
    {
        var module = Load(target).Find("m")!;

        var error = Assert.Single(module.Diagnostics());
        Assert.Equal(("PT1801", ModuleState.Failed), (error.Code.Id, module.State));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./data")]
    [InlineData("{data}/modules/m/out")]
    [InlineData("{host}/shared")]
    public void Load_OfARuleForWhatIsNot_IsServed(string target) => Assert.Equal(ModuleState.Loaded, Load(target).Find("m")!.State);

    [Fact]
    public void After_ARuleForWhatIsTheHosts_TheLastGoodManifestStaysAndTheErrorIsTold()
    {
        var library = Load("./data");
        Write("{data}");

        var after = library.After(modules.At("module.yaml")).Find("m")!;

        Assert.Equal(ModuleState.Loaded, after.State);
        Assert.Equal("./data", Assert.Single(after.Manifest.Access).Target);
        Assert.Equal("PT1801", Assert.Single(after.Diagnostics()).Code.Id);
    }

    private void Write(string target) => modules.Write(
        "module.yaml", $"name: m\naccess:\n  - {{resource_type: filesystem, operation: read, target: \"{target.Replace("{data}", At("data"), StringComparison.Ordinal).Replace("{host}", host.FullName, StringComparison.Ordinal)}\"}}\n");

    private ModuleLibrary Load(string target)
    {
        Write(target);
        return ModuleLibrary.Load([modules.Root], host: new HostPlaces(At("data"), [At("data"), At("plugintasks.yaml"), modules.Root]));
    }

    private string At(string path) => Path.Combine(host.FullName, path);
}

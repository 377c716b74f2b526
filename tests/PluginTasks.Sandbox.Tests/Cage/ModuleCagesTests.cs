using System.Runtime.Versioning;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Tests.Cage;

[SupportedOSPlatform("linux")]
public sealed class ModuleCagesTests : IDisposable
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Closed | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugintasks-cages-");

    public ModuleCagesTests() => File.SetUnixFileMode(root.FullName, Passable);

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Make_WhereOneIsRequiredAndNoneCanBeWhole_SaysWhatIsMissing()
    {
        var cages = new ModuleCages(Settings() with { IsRequired = true, Machine = new CageMachine { HasSeccomp = true } });

        var refused = Assert.Throws<CageException>(() => cages.Make(Place("m")));

        Assert.StartsWith("sandbox.required is set, and this machine does not enforce: which files a module opens (the kernel has no Landlock)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Make_WhereNothingIsThere_MakesNone()
    {
        var cages = new ModuleCages(Settings() with { Machine = new CageMachine() });

        Assert.Null(cages.Make(Place("m")));
        Assert.Equal(4, cages.Gaps.Count);
    }

    [Fact]
    public void Make_WhereTheUserCannotPass_NamesTheFolder()
    {
        var place = Place("m");
        File.SetUnixFileMode(Path.GetDirectoryName(place.CodeFolder)!, Closed);
        var cages = new ModuleCages(Settings() with { Machine = CageMachine.Current with { HasUsers = true, HasSeccomp = true } });

        var refused = Assert.Throws<CageException>(() => cages.Make(place));

        Assert.Contains($"because '{Path.GetDirectoryName(place.CodeFolder)}' is closed to it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_OfModules_AreTheirOwnAndStay()
    {
        var users = new ModuleUsers(Settings().ModulesFolder);
        Place("a");
        Place("b");

        var (a, b) = (users.Of("a"), users.Of("b"));

        Assert.Equal(!Environment.IsPrivilegedProcess, a == b);
        Assert.Equal(a, new ModuleUsers(Settings().ModulesFolder).Of("a"));
        Assert.True(users.IsOurs(a.Id));
        Assert.False(users.IsOurs(0));
    }

    [Fact]
    public void Users_OfAModuleThatHasAnothersNumber_AreTwoAgain()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        var users = new ModuleUsers(Settings().ModulesFolder);
        Place("a");
        var place = Place("b");
        var a = users.Of("a");
        FileCalls.Give(place.DataFolder, a.Id);

        Assert.NotEqual(a, users.Of("b"));
        Assert.Equal(a, users.Of("a"));
    }

    private CageSettings Settings() => new() { ModulesFolder = Path.Combine(root.FullName, "data"), RuntimeFolders = [] };

    private ModuleCagePlace Place(string module)
    {
        string Folder(string path) => Directory.CreateDirectory(Path.Combine(root.FullName, path)).FullName;
        return new ModuleCagePlace(module, Folder("code/" + module), Folder("data/" + module), Folder("temp/" + module));
    }
}

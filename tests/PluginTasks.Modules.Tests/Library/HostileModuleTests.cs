using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PluginTasks.Modules.Tests.Library;

/// <summary>Files that are not what they seem: each is a diagnostic at its place, never an exception and never a wait.</summary>
public sealed class HostileModuleTests
{
    private const string Page = "- {kind: Divider}\n";

    public static TheoryData<string> Places => ["pages/index.yaml", "locales/en.yaml", "locales/it.json", "rbac.yaml", "module.yaml"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_Pipe_IsNeverOpened(string path)
    {
        using var modules = Without(path);
        using var mkfifo = Process.Start("mkfifo", [modules.At(path)]);
        mkfifo.WaitForExit();

        Assert.Equal($"{path} PT1007@1:1", modules.Codes());
    }

    [Fact]
    public void Check_AssemblyThatIsAPipe_IsNeverOpened()
    {
        using var modules = new ModulesFolder(("module.yaml", "name: m\nassembly: lib/M.dll\n"), ("lib/x", ""), ("pages/index.yaml", "- {kind: Button, label: x, action: m.unknown}\n"));
        using var mkfifo = Process.Start("mkfifo", [modules.At("lib/M.dll")]);
        mkfifo.WaitForExit();

        Assert.Equal("", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_Socket_IsNeverOpened(string path)
    {
        using var modules = Without(path);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(modules.At(path)));

        Assert.Equal($"{path} PT1007@1:1", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_LinkOutOfTheModule_IsRefused(string path)
    {
        using var modules = Without(path);
        File.WriteAllText(Path.Combine(modules.Root, "outside.yaml"), Page);
        File.CreateSymbolicLink(modules.At(path), Path.Combine(modules.Root, "outside.yaml"));

        Assert.Equal($"{path} PT1302@1:1", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_LinkToADevice_IsRefused(string path)
    {
        using var modules = Without(path);
        File.CreateSymbolicLink(modules.At(path), "/dev/zero");

        Assert.Equal($"{path} PT1302@1:1", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_LinkToItself_IsUnreadable(string path)
    {
        using var modules = Without(path);
        File.CreateSymbolicLink(modules.At(path), modules.At(path));

        Assert.Equal($"{path} PT1007@1:1", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_Folder_IsRefused(string path)
    {
        using var modules = Without(path);
        Directory.CreateDirectory(modules.At(path));

        Assert.Equal($"{path} PT1007@1:1", modules.Codes());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Check_UnreadableFile_IsReported(string path)
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        using var modules = Without(path);
        modules.Write(path, Page);
        File.SetUnixFileMode(modules.At(path), UnixFileMode.None);

        Assert.Equal($"{path} PT1007@1:1", modules.Codes());
    }

    [Fact]
    public void Check_FolderOfPagesThatIsALink_IsReported()
    {
        using var modules = new ModulesFolder();
        Directory.CreateSymbolicLink(modules.At("pages"), "/etc");

        Assert.Equal("pages PT1302@1:1", modules.Codes());
    }

    [Fact]
    public void Check_LinksThatNameEachOtherTwice_EndsSoon()
    {
        using var modules = new ModulesFolder(("pages/index.yaml", "- '@include/l40/x'\n"), ("f/x.yaml", Page));
        Directory.CreateSymbolicLink(modules.At("l0"), "f");
        for (var i = 1; i <= 40; i++)
        {
            Directory.CreateSymbolicLink(modules.At($"l{i}"), $"l{i - 1}/../l{i - 1}");
        }

        Assert.Equal("pages/index.yaml PT1301@1:3", modules.Codes());
    }

    [Fact]
    public void Check_PageThatBecameAFolder_KeepsServing()
    {
        using var modules = new ModulesFolder(("pages/index.yaml", Page));
        var library = modules.Load();
        Assert.NotNull(library.Page("m", "index"));

        File.Delete(modules.At("pages/index.yaml"));
        Directory.CreateDirectory(modules.At("pages/index.yaml"));
        library = library.After(modules.At("pages/index.yaml"));

        Assert.NotNull(library.Page("m", "index"));
        Assert.Equal("PT1007", library.Find("m")!.Pages["index"].Compilation.Diagnostics[0].Code.Id);
    }

    [Theory]
    [InlineData("a\nerror: forged.yaml")]
    [InlineData("\u001B[31mred.yaml")]
    [InlineData("\u202Etxet.yaml")]
    [InlineData("a b.yaml")]
    [InlineData("..a.yaml")]
    [InlineData("-rf.yaml")]
    [InlineData("caf\u00e9.yaml")]
    public void Check_OddNames_AreShownHarmlessly(string name)
    {
        using var modules = new ModulesFolder(("pages/" + name, Page));

        var diagnostics = modules.Check();

        Assert.DoesNotContain(string.Concat(diagnostics), c => char.IsControl(c) || c == '\u202E');
        Assert.All(diagnostics, d => Assert.Equal("PT1109", d.Code.Id));
        Assert.Equal(name.StartsWith('.') ? 0 : 1, diagnostics.Count);
    }

    [Fact]
    public void Check_NameThatIsNotUtf8_IsReported()
    {
        using var modules = new ModulesFolder(("pages/index.yaml", Page));
        using var touch = Process.Start("sh", ["-c", "cp \"$1/index.yaml\" \"$1/$(printf 'a\\377.yaml')\"", "sh", modules.At("pages")]);
        touch.WaitForExit();

        Assert.Equal("PT1007 PT1109", string.Join(' ', modules.Check().Select(d => d.Code.Id).Order()));

        using var rm = Process.Start("rm", ["-r", modules.At("pages")]);
        rm.WaitForExit();
    }

    [Fact]
    public void Check_LongestNames_Work()
    {
        var name = new string('n', 250) + ".yaml";
        using var modules = new ModulesFolder(($"pages/{new string('d', 250)}/{new string('e', 250)}/{name}", Page));

        Assert.Equal("", modules.Codes());
    }

    [Fact]
    public void Check_FoldersWithoutEnd_AreFollowedSoFar()
    {
        using var modules = new ModulesFolder(($"pages/{string.Join('/', Enumerable.Repeat("d", 40))}/x.yaml", Page));

        Assert.Equal("PT1302", Assert.Single(modules.Check()).Code.Id);
    }

    [Fact]
    public void Check_FiveThousandPages_Work()
    {
        using var modules = new ModulesFolder([.. Enumerable.Range(0, 5_000).Select(i => ($"pages/p{i / 100}/p{i}.yaml", Page))]);

        Assert.Equal("", modules.Codes());
    }

    [Fact]
    public void Load_ModuleThatIsItselfALink_IsRead()
    {
        using var modules = new ModulesFolder(("pages/index.yaml", Page + "- '@include/f/x'\n"), ("f/x.yaml", Page));
        var elsewhere = Directory.CreateTempSubdirectory("plugintasks-test-");
        try
        {
            Directory.Move(modules.Module, Path.Combine(elsewhere.FullName, "real"));
            Directory.CreateSymbolicLink(modules.Module, Path.Combine(elsewhere.FullName, "real"));

            Assert.Equal("", modules.Codes());
            Assert.NotNull(modules.Load().Page("m", "index"));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("pages/a.yaml", "pages/A.yaml")]
    [InlineData("pages/index.yaml", "pages/index/index.yaml")]
    [InlineData("pages/a.yaml", "pages/a/index.yaml")]
    [InlineData("pages/a/b.yaml", "pages/A/B.yaml")]
    public void Check_TwoPagesOfOneRoute_AreReported(string first, string second)
    {
        using var modules = new ModulesFolder((first, Page), (second, Page));

        Assert.Equal("PT1109", Assert.Single(modules.Check()).Code.Id);
    }

    [Fact]
    public void Check_ListsInAManifest_NeedNoIds()
    {
        using var modules = new ModulesFolder(("module.yaml", "name: m\naccess: [{resource_type: filesystem, operation: read, target: ./data}]\nschedules: [{when: 5, task: m.x}]\n"));

        Assert.Equal("module.yaml PT1104@3:13\nmodule.yaml PT1602@3:23", modules.Codes());
    }

    [Fact]
    public void Check_ManyMessagesUnderALongKey_AreLeftOut()
    {
        var text = new StringBuilder($"? m.{new string('x', 500_000)}\n:\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append($"  k{i}: x\n");
        }

        using var modules = new ModulesFolder(("locales/en.yaml", text.ToString()));

        Assert.Contains("locales/en.yaml PT1503@", modules.Codes(), StringComparison.Ordinal);
        Assert.Empty(modules.Load().Find("m")!.Locales[0].Locale.Messages);
    }

    [Fact]
    public void Check_ManyUnknownKeysAndManyKnown_EndsSoon()
    {
        using var modules = new ModulesFolder(
            ("pages/index.yaml", string.Concat(Enumerable.Range(0, 18_000).Select(i => $"- {{kind: Text, text: '@t/m.some.key.{i}x'}}\n"))),
            ("locales/en.yaml", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"m.some.key.{i}: x\n"))));

        var diagnostics = modules.Check();

        Assert.Contains("did you mean 'm.some.key.0'?", diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal("PT1008", diagnostics[^1].Code.Id);
    }

    private static ModulesFolder Without(string path)
    {
        var modules = new ModulesFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(modules.At(path))!);
        File.Delete(modules.At(path));
        return modules;
    }
}

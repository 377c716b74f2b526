using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Files;

namespace PluginTasks.Sandbox.Tests.Access.Files;

public sealed class FileTargetTests : IDisposable
{
    private readonly TemporaryTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("$/srv/reports", "$/srv/reports")]
    [InlineData("$/srv/reports/", "$/srv/reports")]
    [InlineData("$//srv/./reports/../reports", "$/srv/reports")]
    [InlineData("./data", "$/host/modules/m/data")]
    [InlineData("data", "$/host/modules/m/data")]
    [InlineData(".", "$/host/modules/m")]
    [InlineData("$/srv/not-there-yet", "$/srv/not-there-yet")]
    [InlineData("$/host/data/modules/m/cache", "$/host/data/modules/m/cache")]
    [InlineData("../../../srv/reports", "$/srv/reports")]
    public void TryParse_OfAFolder_IsResolved(string text, string expected)
    {
        Assert.True(FileTarget.TryParse(tree.Fill(text), AccessOperation.Read, tree.Scope, out var target, out var error), error?.Message);
        Assert.Equal(tree.Fill(expected), target.Normalized);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/.")]
    [InlineData("/usr/..")]
    [InlineData("../../../../../../../../../..")]
    [InlineData("$")]
    [InlineData("$/host")]
    [InlineData("$/host/keys")]
    [InlineData("$/host/keys/master.key")]
    [InlineData("$/host/data")]
    [InlineData("$/host/data/modules")]
    [InlineData("$/host/data/modules/mm")]
    [InlineData("$/host/modules")]
    [InlineData("$/host/modules/mm")]
    [InlineData("..")]
    [InlineData("../mm")]
    [InlineData("./data/../../../keys")]
    [InlineData("/proc")]
    [InlineData("/proc/1/environ")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/self/root")]
    [InlineData("/sys")]
    [InlineData("/dev")]
    public void TryParse_OfTheRootTheHostOrTheKernel_IsRefused(string text) => Refused(text, AccessOperation.Read, AccessCodes.HostFolder);

    [Fact]
    public void TryParse_ThroughALink_IsWhereItLeads()
    {
        tree.Link("srv/current", "reports");
        tree.Link("srv/chain", "$/srv/current");
        Assert.True(FileTarget.TryParse(tree.At("srv/chain/x"), AccessOperation.Read, tree.Scope, out var target, out _));
        Assert.Equal(tree.At("srv/reports/x"), target.Path);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("$/host/keys")]
    [InlineData("../../../keys")]
    [InlineData("/proc/self/root")]
    [InlineData("$")]
    public void TryParse_ThroughALinkToTheHost_IsRefused(string leadsTo)
    {
        tree.Link("host/modules/m/data/link", leadsTo);
        Refused("./data/link", AccessOperation.Read, AccessCodes.HostFolder);
    }

    [Fact]
    public void TryParse_ThroughALinkOfTheModulesMaking_IsRefused()
    {
        tree.Link("host/data/modules/m/link", "$/srv");
        Refused("$/host/data/modules/m/link/reports", AccessOperation.Read, AccessCodes.FileTarget);
    }

    [Fact]
    public void TryParse_ThroughLinksInACircle_IsRefused()
    {
        tree.Link("srv/a", "b");
        tree.Link("srv/b", "a");
        Refused("$/srv/a/x", AccessOperation.Read, AccessCodes.FileTarget);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("./module.yaml")]
    [InlineData("rbac.yaml")]
    [InlineData("lib")]
    [InlineData("lib/M.dll")]
    [InlineData("data/../pages")]
    [InlineData("scripts/x.js")]
    public void TryParse_OfARightToChangeItsOwnCode_IsRefused(string text)
    {
        foreach (var operation in new[] { AccessOperation.Create, AccessOperation.Modify, AccessOperation.Delete })
        {
            Refused(text, operation, AccessCodes.OwnCode);
        }

        Assert.True(FileTarget.TryParse(text, AccessOperation.Read, tree.Scope, out _, out _));
        Assert.True(FileTarget.TryParse("./data", AccessOperation.Modify, tree.Scope, out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("~")]
    [InlineData("~/reports")]
    [InlineData("$/srv/*.csv")]
    [InlineData("file:///srv")]
    public void TryParse_OfWhatIsNoPath_IsRefused(string text) => Refused(text, AccessOperation.Read, AccessCodes.FileTarget);

    [Theory]
    [InlineData("$/srv/reports", true)]
    [InlineData("$/srv/reports/", true)]
    [InlineData("$/srv/reports/a.csv", true)]
    [InlineData("$/srv/reports/new/b.csv", true)]
    [InlineData("$/srv/reports/../reports/a.csv", true)]
    [InlineData("$/srv", false)]
    [InlineData("$/srv/reports-old", false)]
    [InlineData("$/srv/reports/../reports-old", false)]
    [InlineData("$/srv/REPORTS/a.csv", false)]
    [InlineData("$/srv/reports/link/passwd", false)]
    [InlineData("$/srv/reports/a\0.csv", false)]
    [InlineData("", false)]
    [InlineData("./lib/M.dll", true)]
    [InlineData("$/host/data/modules/m/x", true)]
    [InlineData("$/host/data/modules/mm/x", false)]
    [InlineData("$/host/keys", false)]
    public void Check_Read_IsByWholeFoldersAfterLinks(string path, bool expected)
    {
        tree.Link("srv/reports/link", "/etc");
        var rules = tree.Rules(("filesystem", "read", "$/srv/reports"));

        Assert.Equal(expected, rules.Check("filesystem", "read", tree.Fill(path)).IsAllowed);
    }

    [Theory]
    [InlineData("modify", "$/srv/reports/a.csv", false)]
    [InlineData("execute", "./lib/tool", true)]
    [InlineData("modify", "./lib/M.dll", false)]
    [InlineData("create", "$/host/data/modules/m/x", true)]
    [InlineData("delete", "$/host/data/modules/m/x", true)]
    [InlineData("execute", "$/host/data/modules/m/x", false)]
    public void Check_OtherOperations_NeedTheirOwnRule(string operation, string path, bool expected)
    {
        var rules = tree.Rules(("filesystem", "read", "$/srv/reports"));

        Assert.Equal(expected, rules.Check("filesystem", operation, tree.Fill(path)).IsAllowed);
    }

    [Fact]
    public void Check_DeletingALink_IsAboutTheLink()
    {
        tree.Link("srv/reports/inside", "$/srv/reports-old/x");
        tree.Link("srv/reports-old/outside", "$/srv/reports/a.csv");
        var rules = tree.Rules(("filesystem", "delete", "$/srv/reports"));

        Assert.True(rules.Check("filesystem", "delete", tree.At("srv/reports/inside")).IsAllowed);
        Assert.False(rules.Check("filesystem", "delete", tree.At("srv/reports-old/outside")).IsAllowed);
    }

    [Fact]
    public void Check_FolderThatBecomesALink_FollowsNoRule()
    {
        var rules = tree.Rules(("filesystem", "read", "$/srv/later"));
        tree.Link("srv/later", "/etc");

        Assert.False(rules.Check("filesystem", "read", tree.At("srv/later/passwd")).IsAllowed);
    }

    private void Refused(string text, AccessOperation operation, string code)
    {
        Assert.False(FileTarget.TryParse(tree.Fill(text), operation, tree.Scope, out _, out var error), text);
        Assert.Equal(code, error.Code);
    }
}

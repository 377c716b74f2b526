using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Tests.Access.Files;

namespace PluginTasks.Sandbox.Tests.Access.Decisions;

/// <summary>What rules and decisions say together.</summary>
public sealed class DecidedRulesTests : IDisposable
{
    private readonly TemporaryTree tree = new();
    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("plugintasks-outside-");

    public void Dispose()
    {
        tree.Dispose();
        outside.Delete(recursive: true);
    }

    [Fact]
    public void With_AnAllowance_LetsThatThrough()
    {
        var rules = tree.Rules().With([Decided("filesystem", "read", outside.FullName, AccessVerdict.Session)]);

        Assert.True(rules.Check("filesystem", "read", outside.FullName + "/a").IsAllowed);
        Assert.False(rules.Check("filesystem", "modify", outside.FullName + "/a").IsAllowed);
    }

    [Theory]
    [InlineData("filesystem", "read", "/")]
    [InlineData("filesystem", "read", "/proc")]
    [InlineData("network", "send", "*")]
    [InlineData("host", "manage", "decisions")]
    public void With_AnAllowanceThatNoRuleMayGive_LetsNothingThrough(string resource, string operation, string target)
    {
        var rules = tree.Rules().With([Decided(resource, operation, target, AccessVerdict.Always)]);

        Assert.False(rules.Check("filesystem", "read", "/etc/passwd").IsAllowed);
        Assert.False(rules.Check("filesystem", "read", "/proc/1/environ").IsAllowed);
        Assert.False(rules.Check("network", "send", "https://example.com/").IsAllowed);
        Assert.False(rules.Check("host", "manage", "decisions").IsAllowed);
    }

    [Fact]
    public void With_AnAllowanceWhosePathLeadsElsewhereNow_LetsNothingThrough()
    {
        var given = Path.Combine(outside.FullName, "given");
        var secret = Directory.CreateDirectory(Path.Combine(outside.FullName, "secret"));
        Directory.CreateDirectory(given);
        var decision = Decided("filesystem", "read", given, AccessVerdict.Always);
        Assert.True(tree.Rules().With([decision]).Check("filesystem", "read", given).IsAllowed);

        Directory.Delete(given);
        Directory.CreateSymbolicLink(given, secret.FullName);
        Assert.False(tree.Rules().With([decision]).Check("filesystem", "read", given).IsAllowed);
        Assert.False(tree.Rules().With([decision]).Check("filesystem", "read", secret.FullName).IsAllowed);
    }

    [Theory]
    [InlineData("network", "receive", "https://h.com/v1", "https://h.com/v1/x")]
    [InlineData("network", "receive", "h.com", "https://h.com/")]
    [InlineData("subprocess", "run", "sh", "sh")]
    [InlineData("subprocess", "run", "sh", "/bin/sh")]
    public void With_ADenial_WinsOverTheManifestAndOverAnAllowance(string resource, string operation, string target, string asked)
    {
        var manifest = tree.Rules((resource, operation, target));
        Assert.True(manifest.Check(resource, operation, asked).IsAllowed);

        var rules = manifest.With([Decided(resource, operation, target, AccessVerdict.Denied), Decided(resource, operation, target, AccessVerdict.Always)]);

        Assert.Equal((false, true), (rules.Check(resource, operation, asked).IsAllowed, rules.Check(resource, operation, asked).IsDenied));
        Assert.Empty(rules.Rules);
    }

    [Fact]
    public void With_ADenialOfAHostPart_WinsOverManifestAndOperator()
    {
        var scope = tree.Scope with { OperatorGrants = new HashSet<HostPart> { HostPart.Audit } };
        var rules = AccessRuleSet.Read([new AccessEntry("host", "manage", "audit")], scope, out _);
        Assert.True(rules.Check("host", "manage", "audit").IsAllowed);

        Assert.True(rules.With([Decided("host", "manage", "audit", AccessVerdict.Denied)]).Check("host", "manage", "audit").IsDenied);
    }

    [Fact]
    public void With_ADenialInsideOfAFolderThatIsAllowed_TakesThatAloneAndTheFolderFromCages()
    {
        var rules = tree.Rules(("filesystem", "read", outside.FullName), ("filesystem", "modify", outside.FullName))
            .With([Decided("filesystem", "read", outside.FullName + "/private", AccessVerdict.Denied)]);

        Assert.False(rules.Check("filesystem", "read", outside.FullName + "/private/a").IsAllowed);
        Assert.True(rules.Check("filesystem", "read", outside.FullName + "/public").IsAllowed);
        Assert.True(rules.Check("filesystem", "read", outside.FullName + "/private-not").IsAllowed);
        Assert.Equal(2, rules.Rules.Count);
        Assert.Equal(AccessOperation.Modify, Assert.Single(rules.Whole).Operation);
    }

    [Fact]
    public void With_ADenial_HoldsInTheModulesOwnFolders()
    {
        var own = tree.Scope.ModuleFolder;
        Assert.True(tree.Rules().Check("filesystem", "read", own).IsAllowed);

        Assert.True(tree.Rules().With([Decided("filesystem", "read", own, AccessVerdict.Denied)]).Check("filesystem", "read", own).IsDenied);
    }

    private static DecidedAccess Decided(string resource, string operation, string target, AccessVerdict verdict)
    {
        Assert.Null(AccessVocabulary.TryRead(resource, operation, out var type, out var read));
        return new DecidedAccess(new AccessKey("module", type, read, target), verdict, "ada", DateTimeOffset.UnixEpoch);
    }
}

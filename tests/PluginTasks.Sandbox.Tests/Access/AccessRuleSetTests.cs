using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Tests.Access.Files;

namespace PluginTasks.Sandbox.Tests.Access;

public sealed class AccessRuleSetTests : IDisposable
{
    private readonly TemporaryTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("filesystem", "read execute create modify delete")]
    [InlineData("network", "send receive")]
    [InlineData("subprocess", "run")]
    [InlineData("host", "manage")]
    public void TryRead_OfTheVocabulary_TakesOnlyWhatGoesTogether(string resource, string operations)
    {
        foreach (var operation in Enum.GetValues<AccessOperation>().Select(AccessVocabulary.NameOf))
        {
            var error = AccessVocabulary.TryRead(resource, operation, out _, out _);
            Assert.Equal(operations.Split(' ').Contains(operation), error is null);
            Assert.True(error is null or { Code: AccessCodes.Operation, Field: AccessField.Operation });
        }
    }

    [Theory]
    [InlineData("Network", "send", "h.com", AccessCodes.ResourceType, AccessField.ResourceType)]
    [InlineData("", "send", "h.com", AccessCodes.ResourceType, AccessField.ResourceType)]
    [InlineData("0", "send", "h.com", AccessCodes.ResourceType, AccessField.ResourceType)]
    [InlineData("network", "Send", "h.com", AccessCodes.Operation, AccessField.Operation)]
    [InlineData("network", "read", "h.com", AccessCodes.Operation, AccessField.Operation)]
    [InlineData("network", "5", "h.com", AccessCodes.Operation, AccessField.Operation)]
    [InlineData("network", "send", "*", AccessCodes.EveryHost, AccessField.Target)]
    [InlineData("network", "send", "h.com/x", AccessCodes.NetworkTarget, AccessField.Target)]
    [InlineData("filesystem", "read", "/", AccessCodes.HostFolder, AccessField.Target)]
    [InlineData("filesystem", "read", "", AccessCodes.FileTarget, AccessField.Target)]
    [InlineData("filesystem", "modify", ".", AccessCodes.OwnCode, AccessField.Target)]
    [InlineData("subprocess", "run", "", AccessCodes.ProgramTarget, AccessField.Target)]
    [InlineData("host", "manage", "everything", AccessCodes.HostTarget, AccessField.Target)]
    [InlineData("host", "manage", "Audit", AccessCodes.HostTarget, AccessField.Target)]
    public void Read_OfAWrongEntry_SaysWhichAndKeepsTheOthers(string resource, string operation, string target, string code, AccessField field)
    {
        var rules = AccessRuleSet.Read(
            [new AccessEntry("network", "send", "other.com"), new AccessEntry(resource, operation, target)], tree.Scope, out var errors);

        var error = Assert.Single(errors);
        Assert.Equal((1, code, field), (error.Index, error.Error.Code, error.Error.Field));
        Assert.Equal("other.com", Assert.Single(rules.Rules).Target.Normalized);
    }

    [Fact]
    public void Check_Network_IsByOperation()
    {
        var rules = tree.Rules(("network", "receive", "https://h.com/v1/"), ("network", "send", "https://h.com/v1/upload"));

        Assert.True(rules.Check("network", "receive", "https://h.com/v1/x").IsAllowed);
        Assert.False(rules.Check("network", "send", "https://h.com/v1/x").IsAllowed);
        Assert.True(rules.Check("network", "send", "https://h.com/v1/upload?x").IsAllowed);
        Assert.False(rules.Check("network", "receive", "https://other.com/").IsAllowed);
        Assert.True(NetworkRequest.TryParse("h.com:443", out var connect, out _));
        Assert.True(rules.Allows(AccessOperation.Send, connect) && rules.Allows(AccessOperation.Receive, connect));
    }

    [Fact]
    public void Check_Host_NeedsTheOperatorToo()
    {
        var granted = tree.Scope with { OperatorGrants = new HashSet<HostPart> { HostPart.Audit, HostPart.Tasks } };
        AccessEntry[] entries = [new("host", "manage", "audit"), new("host", "manage", "modules")];

        Assert.False(AccessRuleSet.Read(entries, tree.Scope, out _).Check("host", "manage", "audit").IsAllowed);
        var rules = AccessRuleSet.Read(entries, granted, out _);
        Assert.True(rules.Check("host", "manage", "audit").IsAllowed);
        Assert.False(rules.Check("host", "manage", "modules").IsAllowed);
        Assert.False(rules.Check("host", "manage", "tasks").IsAllowed);
        Assert.NotNull(rules.Check("host", "manage", "keys").Error);
    }

    [Fact]
    public void Check_WithoutRules_LetsNothingOutOfTheModule()
    {
        var rules = tree.Rules();

        Assert.False(rules.Check("network", "receive", "https://h.com/").IsAllowed);
        Assert.False(rules.Check("filesystem", "read", tree.At("srv/reports")).IsAllowed);
        Assert.False(rules.Check("host", "manage", "audit").IsAllowed);
        Assert.True(rules.Check("filesystem", "read", "module.yaml").IsAllowed);
    }

    [Fact]
    public void Check_ByNumbersThatDoNotGoTogether_IsAnError()
    {
        var answer = tree.Rules(("network", "send", "h.com")).Check(ResourceType.Network, AccessOperation.Read, "h.com");

        Assert.Equal((false, AccessCodes.Operation), (answer.IsAllowed, answer.Error?.Code));
    }

    [Theory]
    [InlineData("network", "send", "HTTPS://H.com:443/a?b", "https://h.com/a")]
    [InlineData("network", "send", "https://u@h.com/", null)]
    [InlineData("filesystem", "read", "./data/../data", "$/host/modules/m/data")]
    [InlineData("subprocess", "run", "ffmpeg", "ffmpeg")]
    [InlineData("nothing", "run", "ffmpeg", null)]
    public void Check_OfATarget_SaysByWhatADecisionIsKept(string resource, string operation, string target, string? expected)
    {
        var answer = tree.Rules().Check(resource, operation, target);

        Assert.Equal(expected is null ? null : tree.Fill(expected), answer.Target);
        Assert.Equal(expected is null, answer.Error is not null);
    }

    [Fact]
    public void With_ADecision_HoldsBesideTheRules()
    {
        var rules = tree.Rules(("network", "send", "h.com"));
        Assert.True(AccessRule.TryRead(new AccessEntry("network", "receive", "https://new.com/"), tree.Scope, out var rule, out _));

        Assert.True(rules.With(rule).Check("network", "receive", "https://new.com/x").IsAllowed);
        Assert.True(rules.With(rule).Check("network", "send", "https://h.com/").IsAllowed);
        Assert.False(rules.Check("network", "receive", "https://new.com/x").IsAllowed);
    }
}

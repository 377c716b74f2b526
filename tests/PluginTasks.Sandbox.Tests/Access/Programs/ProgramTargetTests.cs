using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Programs;
using PluginTasks.Sandbox.Tests.Access.Files;

namespace PluginTasks.Sandbox.Tests.Access.Programs;

public sealed class ProgramTargetTests : IDisposable
{
    private readonly TemporaryTree tree = new();
    private readonly AccessScope scope;

    public ProgramTargetTests()
    {
        Directory.CreateDirectory(tree.At("bin"));
        Directory.CreateDirectory(tree.At("tools"));
        File.WriteAllText(tree.At("bin/busybox"), "");
        File.WriteAllText(tree.At("bin/ffmpeg"), "");
        File.WriteAllText(tree.At("tools/ffmpeg"), "");
        tree.Link("bin/sh", "busybox");
        tree.Link("bin/gzip", "busybox");
        tree.Link("sbin", "bin");
        scope = tree.Scope with { ProgramFolders = [tree.At("sbin")] };
    }

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("ffmpeg", "ffmpeg", true)]
    [InlineData("ffmpeg", "$/bin/ffmpeg", true)]
    [InlineData("ffmpeg", "$/sbin/ffmpeg", true)]
    [InlineData("$/bin/ffmpeg", "ffmpeg", true)]
    [InlineData("$/sbin/../bin/ffmpeg", "$/bin/ffmpeg", true)]
    [InlineData("ffmpeg", "$/tools/ffmpeg", false)]
    [InlineData("$/tools/ffmpeg", "ffmpeg", false)]
    [InlineData("ffmpeg", "FFMPEG", false)]
    [InlineData("ffmpeg", "ffmpeg2", false)]
    [InlineData("ffmpeg", "./ffmpeg", false)]
    [InlineData("./ffmpeg", "ffmpeg", false)]
    [InlineData("./tools/x", "$/host/modules/m/tools/x", true)]
    [InlineData("gzip", "sh", false)]
    [InlineData("gzip", "$/bin/busybox", false)]
    [InlineData("missing", "missing", true)]
    [InlineData("ffmpeg", "", false)]
    [InlineData("ffmpeg", "ffmpeg\0", false)]
    [InlineData("ffmpeg", "ffmpeg -i", false)]
    public void Check_WithAList_LetsThroughOnlyWhatIsListed(string rule, string program, bool expected) =>
        Assert.Equal(expected, Read(("run", rule)).Check("subprocess", "run", tree.Fill(program)).IsAllowed);

    [Theory]
    [InlineData("ffmpeg", true)]
    [InlineData("anything", true)]
    [InlineData("$/bin/ffmpeg", true)]
    [InlineData("$/tools/ffmpeg", false)]
    [InlineData("./ffmpeg", false)]
    [InlineData("", false)]
    public void Check_WithoutAList_LetsThroughWhatALookUpFinds(string program, bool expected) =>
        Assert.Equal(expected, Read().Check("subprocess", "run", tree.Fill(program)).IsAllowed);

    [Fact]
    public void Check_WithAListThatCannotBeRead_LetsNothingThrough()
    {
        var rules = AccessRuleSet.Read([new AccessEntry("subprocess", "runs", "ffmpeg")], scope, out var errors);

        Assert.Single(errors);
        Assert.False(rules.Check("subprocess", "run", "ffmpeg").IsAllowed);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a\0b", "control")]
    [InlineData("ffmpeg -i x", "without arguments")]
    [InlineData("/usr/bin/", "folder")]
    [InlineData("..", "folder")]
    [InlineData("*", "no pattern")]
    public void TryParse_OfNoProgram_SaysWhy(string text, string message)
    {
        Assert.False(ProgramTarget.TryParse(text, scope, out _, out var error));
        Assert.Equal(AccessCodes.ProgramTarget, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private AccessRuleSet Read(params (string Operation, string Target)[] rules)
    {
        var set = AccessRuleSet.Read([.. rules.Select(r => new AccessEntry("subprocess", r.Operation, tree.Fill(r.Target)))], scope, out var errors);
        Assert.Empty(errors);
        return set;
    }
}

using PluginTasks.Cli.Commands.Doctor;
using PluginTasks.Sandbox.Support;

namespace PluginTasks.Cli.Tests;

/// <summary>What the doctor says of machines that are not this one.</summary>
public sealed class SandboxChecksTests
{
    private static readonly KernelSupport Whole = new()
    {
        IsLinux = true, LandlockVersion = 7, HasNoNewPrivileges = true, IsRoot = true, CanSwitchUsers = true, GroupVersion = 2, GroupControllers = ["cpu", "memory", "pids"],
    };

    [Fact]
    public void Run_WithEverything_FindsNothingWrong() => Assert.All(Find(Whole, isRequired: true), f => Assert.Equal(FindingLevel.Ok, f.Level));

    [Theory]
    [InlineData(false, "Warning")]
    [InlineData(true, "Problem")]
    public void Run_WithoutALayer_IsAProblemWhereTheSandboxIsRequired(bool isRequired, string level)
    {
        var none = Whole with { LandlockVersion = 0, LandlockProblem = "not there", SeccompProblem = "not there", HasNoNewPrivileges = false };

        Assert.Equal(
            [("Landlock", level), ("no_new_privs", level), ("seccomp", level)],
            Find(none, isRequired).Where(f => f.Level != FindingLevel.Ok).Select(f => (f.Name, f.Level.ToString())).Order());
        Assert.Equal(("system", level), Assert.Single(Find(new KernelSupport(), isRequired).Select(f => (f.Name, f.Level.ToString()))));
    }

    [Fact]
    public void Run_WithoutTheFilter_PromisesNothingThatHangsOnIt()
    {
        var found = Find(Whole with { SeccompProblem = "not there" });

        Assert.Contains("run as the host's own user", found.Single(f => f.Name == "seccomp").Means, StringComparison.Ordinal);
        Assert.Equal(FindingLevel.Warning, found.Single(f => f.Name == "Landlock").Level);
        Assert.DoesNotContain(found, f => f.Name is "users" or "network");
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 3)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void Run_WithAnOldLandlock_SaysWhatItDoesNotHold(int version, int missing)
    {
        var finding = Find(Whole with { LandlockVersion = version }).Single(f => f.Name == "Landlock");

        Assert.Equal(missing == 0 ? FindingLevel.Ok : FindingLevel.Warning, finding.Level);
        Assert.Equal(missing, LandlockVersions.Missing(version).Count);
        Assert.All(LandlockVersions.Missing(version), what => Assert.Contains(what, finding.Means, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_AsRootWithoutItsRights_IsAProblem() =>
        Assert.Equal(FindingLevel.Problem, Find(Whole with { CanSwitchUsers = false }).Single(f => f.Name == "users").Level);

    [Fact]
    public void Run_AsAnotherUser_IsAWarning() =>
        Assert.Equal(FindingLevel.Warning, Find(Whole with { IsRoot = false, CanSwitchUsers = false }).Single(f => f.Name == "users").Level);

    [Fact]
    public void Run_WherePortsAloneAreHeld_NamesTheGap()
    {
        var without = Whole with { NetworkProblem = "not permitted" };

        Assert.Contains("on every machine", Find(without, allowsPortOnly: true).Single(f => f.Name == "network").Means, StringComparison.Ordinal);
        Assert.Contains("have no network", Find(without).Single(f => f.Name == "network").Means, StringComparison.Ordinal);
        Assert.Contains(
            "have no network, as this Landlock cannot keep them to a port",
            Find(without with { LandlockVersion = 3 }, allowsPortOnly: true).Single(f => f.Name == "network").Means, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutControlGroups_SaysWhy()
    {
        var finding = Find(Whole with { GroupProblem = "shared with others", GroupVersion = 0, GroupControllers = [] }).Single(f => f.Name == "control groups");

        Assert.Equal(FindingLevel.Warning, finding.Level);
        Assert.Contains("shared with others", finding.Means, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithStrictMemory_Warns() => Assert.Equal(FindingLevel.Warning, Find(Whole with { Overcommit = 2 }).Single(f => f.Name == "memory").Level);

    private static List<Finding> Find(KernelSupport kernel, bool isRequired = false, bool allowsPortOnly = false) =>
        [.. new SandboxChecks(kernel, isRequired, allowsPortOnly).Run()];
}

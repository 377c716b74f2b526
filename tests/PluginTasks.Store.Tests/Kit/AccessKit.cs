using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What any store of requests and decisions must pass.</summary>
public abstract class AccessKit : TaskStoreKit
{
    private static readonly AccessKey Srv = new("reports", ResourceType.Filesystem, AccessOperation.Read, "/srv");
    private static readonly AccessRequest Asked = new(Srv, Start, Start.AddMinutes(1), 3);
    private static readonly DecidedAccess Allowed = new(Srv, AccessVerdict.Always, "ada", Start);

    protected abstract IAccessStore Access { get; }

    [Fact]
    public async Task Save_OfRequests_PutsThemInThePlaceOfThoseBefore()
    {
        var other = Asked with { Key = Srv with { Target = "/srv/à\nb" } };
        await Access.SaveAsync([Asked with { Times = 1 }]);
        await Access.SaveAsync([Asked, other]);

        var found = (await Access.ReadAsync()).Requests;
        Assert.Equal(2, found.Count);
        Assert.Contains(Asked, found);
        Assert.Contains(other, found);
    }

    [Fact]
    public async Task Decide_OnWhatWasAsked_TakesTheRequestAway()
    {
        await Access.SaveAsync([Asked, Asked with { Key = Srv with { Operation = AccessOperation.Modify } }]);
        await Access.DecideAsync(Allowed);

        var found = await Access.ReadAsync();
        Assert.Equal(AccessOperation.Modify, Assert.Single(found.Requests).Key.Operation);
        Assert.Equal(Allowed, Assert.Single(found.Decisions));
    }

    [Fact]
    public async Task Decide_Otherwise_IsTheDecisionFromThenOn()
    {
        await Access.DecideAsync(Allowed);
        await Access.DecideAsync(Allowed with { Verdict = AccessVerdict.Denied, By = "bob" });
        await Access.DecideAsync(Allowed with { Key = Srv with { Module = "other" } });

        var found = (await Access.ReadAsync()).Decisions;
        Assert.Equal(2, found.Count);
        Assert.Contains(Allowed with { Verdict = AccessVerdict.Denied, By = "bob" }, found);
    }

    [Fact]
    public async Task Forget_OfEither_RemovesBoth()
    {
        await Access.SaveAsync([Asked]);
        Assert.True(await Access.ForgetAsync(Srv));
        await Access.DecideAsync(Allowed);
        Assert.True(await Access.ForgetAsync(Srv));
        Assert.False(await Access.ForgetAsync(Srv));

        var found = await Access.ReadAsync();
        Assert.Empty(found.Requests);
        Assert.Empty(found.Decisions);
    }
}

using System.Globalization;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Access.Decisions;

public sealed class AccessDeskTests : IAsyncDisposable
{
    private static readonly AccessKey Srv = new("reports", ResourceType.Filesystem, AccessOperation.Read, "/srv");

    private readonly ManualTime time = new();
    private readonly MemoryAccessStore store = new();
    private readonly MemoryAuditStore rows = new();
    private readonly AuditLog audit;
    private readonly List<AccessChange> changes = [];
    private readonly AccessDesk desk;

    public AccessDeskTests()
    {
        audit = new AuditLog(rows, time);
        desk = NewDesk();
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await audit.DisposeAsync();
    }

    [Fact]
    public async Task Ask_AgainAndAgain_CountsAndIsKeptOnlyWhenFlushed()
    {
        var first = time.GetUtcNow();
        Assert.True(desk.Ask(Srv));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(desk.Ask(Srv));

        Assert.Empty((await store.ReadAsync()).Requests);
        await desk.FlushAsync();

        var request = Assert.Single((await store.ReadAsync()).Requests);
        Assert.Equal(new AccessRequest(Srv, first, time.GetUtcNow(), 2), request);
    }

    [Fact]
    public async Task Ask_ForMoreThanAModuleMay_KeepsNoMore()
    {
        for (var i = 0; i < WaitingRequests.MostOfModule; i++)
        {
            Assert.True(desk.Ask(Srv with { Target = string.Create(CultureInfo.InvariantCulture, $"/srv/{i}") }));
        }

        Assert.False(desk.Ask(Srv with { Target = "/srv/more" }));
        Assert.True(desk.Ask(Srv with { Module = "other", Target = "/srv/more" }));
        Assert.True(desk.Ask(Srv with { Target = "/srv/1" }));
        await desk.FlushAsync();
        Assert.Equal(WaitingRequests.MostOfModule + 1, (await store.ReadAsync()).Requests.Count);

        // One that is settled makes room.
        await desk.DecideAsync(Srv with { Target = "/srv/1" }, AccessVerdict.Denied, "ada");
        Assert.True(desk.Ask(Srv with { Target = "/srv/more" }));
    }

    [Fact]
    public void Ask_ForATargetWithoutEnd_IsNotKept()
    {
        Assert.False(desk.Ask(Srv with { Target = "/" + new string('x', 5_000) }));
        Assert.Empty(desk.Requests);
    }

    [Fact]
    public async Task Decide_ForGood_IsThereAtTheNextStartAndTakesTheRequestAway()
    {
        desk.Ask(Srv);
        await desk.FlushAsync();
        await desk.DecideAsync(Srv, AccessVerdict.Always, "ada");

        using var next = NewDesk();
        await next.LoadAsync();
        Assert.Equal(new DecidedAccess(Srv, AccessVerdict.Always, "ada", time.GetUtcNow()), Assert.Single(next.DecisionsOf("reports")));
        Assert.Empty(next.Requests);
        Assert.Empty(desk.Requests);
    }

    [Fact]
    public async Task Decide_ForTheSession_IsGoneAtTheNextStartAlsoWhereItWasDecidedOtherwiseBefore()
    {
        await desk.DecideAsync(Srv, AccessVerdict.Denied, "ada");
        await desk.DecideAsync(Srv, AccessVerdict.Session, "ada");
        Assert.Equal(AccessVerdict.Session, Assert.Single(desk.DecisionsOf("reports")).Verdict);

        using var next = NewDesk();
        await next.LoadAsync();
        Assert.Empty(next.Decisions);
    }

    [Fact]
    public async Task Decide_AndForget_TellWhatIsTakenAway()
    {
        await desk.DecideAsync(Srv, AccessVerdict.Session, "ada");
        await desk.DecideAsync(Srv, AccessVerdict.Always, "ada");
        await desk.DecideAsync(Srv, AccessVerdict.Denied, "ada");
        Assert.True(await desk.ForgetAsync(Srv, "ada"));
        await desk.DecideAsync(Srv, AccessVerdict.Always, "ada");
        Assert.True(await desk.ForgetAsync(Srv, "ada"));
        Assert.False(await desk.ForgetAsync(Srv, "ada"));

        Assert.Equal([false, true, false, false, true], changes.Select(c => c.IsRevocation));
        Assert.Empty((await store.ReadAsync()).Decisions);
    }

    [Fact]
    public async Task Decide_Anything_IsInTheAuditLogFirst()
    {
        await desk.DecideAsync(Srv, AccessVerdict.Always, "ada");
        await desk.ForgetAsync(Srv, "bob");

        var found = await rows.ListAsync(new AuditQuery { Kind = AuditKind.Access });
        Assert.Equal(["bob forgotten filesystem read /srv", "ada allowed filesystem read /srv"], found.Select(r => $"{r.Entry.User} {r.Entry.Outcome} {r.Entry.Subject}"));
    }

    [Fact]
    public async Task Decide_WhereTheStoreFails_RefusesAllTheSameAndAllowsNothing()
    {
        using var broken = new AccessDesk(new BrokenStore(), audit, time);

        await Assert.ThrowsAsync<IOException>(() => broken.DecideAsync(Srv, AccessVerdict.Always, "ada"));
        Assert.Empty(broken.Decisions);

        await Assert.ThrowsAsync<IOException>(() => broken.DecideAsync(Srv, AccessVerdict.Denied, "ada"));
        Assert.Equal(AccessVerdict.Denied, Assert.Single(broken.Decisions).Verdict);
    }

    [Fact]
    public async Task Load_AfterAnotherHostDecided_HoldsFromThenOnAndTells()
    {
        using var other = new AccessDesk(store, audit, time);
        await desk.LoadAsync();

        await other.DecideAsync(Srv, AccessVerdict.Always, "bob");
        Assert.Empty(desk.Decisions);
        await desk.LoadAsync();
        Assert.Equal(("bob", AccessVerdict.Always), (desk.Decisions[0].By, Assert.Single(desk.Decisions).Verdict));

        await other.DecideAsync(Srv, AccessVerdict.Denied, "bob");
        await desk.LoadAsync();
        Assert.Equal(AccessVerdict.Denied, Assert.Single(desk.Decisions).Verdict);

        await other.ForgetAsync(Srv, "bob");
        await desk.LoadAsync();
        await desk.LoadAsync();
        Assert.Empty(desk.Decisions);
        Assert.Equal([false, true, false], changes.Select(c => c.IsRevocation));
    }

    [Fact]
    public async Task Load_OfWhatIsDecidedOnlyHere_LeavesIt()
    {
        await desk.DecideAsync(Srv, AccessVerdict.Session, "ada");
        await desk.LoadAsync();
        Assert.Equal(AccessVerdict.Session, Assert.Single(desk.Decisions).Verdict);

        using var other = new AccessDesk(store, audit, time);
        await other.DecideAsync(Srv, AccessVerdict.Denied, "bob");
        await desk.LoadAsync();
        Assert.Equal(AccessVerdict.Denied, Assert.Single(desk.Decisions).Verdict);
    }

    [Fact]
    public async Task Load_AfterAnotherHostSettledARequest_DropsItAndTakesInWhatItIsAskedFor()
    {
        using var other = new AccessDesk(store, audit, time);
        desk.Ask(Srv);
        await desk.FlushAsync();
        await other.LoadAsync();
        await other.ForgetAsync(Srv, "bob");
        other.Ask(Srv with { Target = "/there" });
        await other.FlushAsync();
        desk.Ask(Srv with { Target = "/here" });

        await desk.LoadAsync();

        Assert.Equal(["/here", "/there"], desk.Requests.Select(r => r.Key.Target).Order());
        await desk.FlushAsync();
        Assert.Equal(2, (await store.ReadAsync()).Requests.Count);
    }

    [Fact]
    public async Task Load_OfADecisionOnWhatWasAskedForMeanwhile_SettlesTheRequest()
    {
        using var other = new AccessDesk(store, audit, time);
        await other.DecideAsync(Srv, AccessVerdict.Denied, "bob");
        desk.Ask(Srv);
        await desk.FlushAsync();
        desk.Ask(Srv);

        await desk.LoadAsync();
        await desk.LoadAsync();

        Assert.Empty(desk.Requests);
    }

    [Fact]
    public async Task Load_WhereADenialCouldNotBeKept_LeavesTheDenial()
    {
        var failing = new BrokenStore { Whole = store };
        using var broken = new AccessDesk(failing, audit, time);
        await broken.DecideAsync(Srv, AccessVerdict.Always, "ada");
        failing.Whole = null;
        await Assert.ThrowsAsync<IOException>(() => broken.DecideAsync(Srv, AccessVerdict.Denied, "ada"));
        broken.Ask(Srv with { Target = "/asked" });
        await Assert.ThrowsAsync<IOException>(() => broken.FlushAsync());

        failing.Whole = store;
        await broken.LoadAsync();
        Assert.Equal(AccessVerdict.Denied, Assert.Single(broken.Decisions).Verdict);
        await broken.FlushAsync();
        Assert.Equal("/asked", Assert.Single((await store.ReadAsync()).Requests).Key.Target);
    }

    [Fact]
    public void Kept_OfARequestThatWasAskedAgainMeanwhile_LeavesItToBeKept()
    {
        var requests = new WaitingRequests();
        requests.Ask(Srv, time.GetUtcNow());
        var saved = requests.Changed();
        requests.Ask(Srv, time.GetUtcNow());

        requests.Kept(saved);
        Assert.Equal(2, Assert.Single(requests.Changed()).Times);
        requests.Kept(requests.Changed());
        Assert.Empty(requests.Changed());
    }

    private AccessDesk NewDesk() => new(store, audit, time, changes.Add);

    private sealed class BrokenStore : IAccessStore
    {
        /// <summary>What works in its place, once it is mended.</summary>
        public MemoryAccessStore? Whole { get; set; }

        public Task<StoredAccess> ReadAsync(CancellationToken cancellationToken = default) => Whole?.ReadAsync(cancellationToken) ?? Task.FromException<StoredAccess>(new IOException());

        public Task SaveAsync(IReadOnlyList<AccessRequest> requests, CancellationToken cancellationToken = default) =>
            Whole?.SaveAsync(requests, cancellationToken) ?? Task.FromException(new IOException());

        public Task DecideAsync(DecidedAccess decision, CancellationToken cancellationToken = default) => Whole?.DecideAsync(decision, cancellationToken) ?? Task.FromException(new IOException());

        public Task<bool> ForgetAsync(AccessKey key, CancellationToken cancellationToken = default) => Whole?.ForgetAsync(key, cancellationToken) ?? Task.FromException<bool>(new IOException());
    }
}

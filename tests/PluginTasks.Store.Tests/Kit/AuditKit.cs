using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What any store of an audit log must pass.</summary>
public abstract class AuditKit : TaskStoreKit
{
    private static readonly AuditEntry SignIn = new() { Kind = AuditKind.SignIn, At = Start, User = "ada", Subject = "password", Outcome = "ok" };
    private static readonly AuditEntry Denial = new() { Kind = AuditKind.Denial, At = Start.AddMilliseconds(1), Module = "reports", Subject = "network send x", Outcome = "denied", Detail = "" };

    protected abstract IAuditStore Audit { get; }

    [Fact]
    public async Task Append_InTurn_NumbersAndChainsRows()
    {
        await Audit.AppendAsync([SignIn, Denial]);
        await Audit.AppendAsync([SignIn]);

        var rows = await Audit.ListAsync(new AuditQuery());
        Assert.Equal([3, 2, 1], rows.Select(r => r.Number));
        Assert.Equal([SignIn, Denial, SignIn], rows.Select(r => r.Entry));
        var before = AuditChain.Start;
        foreach (var (number, entry, hash) in rows.Reverse())
        {
            before = AuditChain.Next(
                before, number, entry.At!.Value.ToUnixTimeMilliseconds(), AuditWords.NameOf(entry.Kind), entry.Module, entry.User, entry.Subject, entry.Outcome, entry.Detail);
            Assert.Equal(before, hash);
        }
    }

    [Fact]
    public async Task List_WithFilters_GivesThoseRows()
    {
        await Audit.AppendAsync([SignIn, Denial, SignIn with { User = "bob" }, Denial with { Module = "other" }]);

        Assert.Equal([3, 1], await NumbersAsync(new AuditQuery { Kind = AuditKind.SignIn }));
        Assert.Equal([1], await NumbersAsync(new AuditQuery { User = "ada" }));
        Assert.Equal([4], await NumbersAsync(new AuditQuery { Module = "other" }));
        Assert.Equal([2, 1], await NumbersAsync(new AuditQuery { Before = 3 }));
        Assert.Equal([4], await NumbersAsync(new AuditQuery { Take = 1 }));
    }

    private async Task<IEnumerable<long>> NumbersAsync(AuditQuery query) => (await Audit.ListAsync(query)).Select(r => r.Number);
}

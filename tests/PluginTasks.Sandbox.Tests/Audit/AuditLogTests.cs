using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Audit;

public sealed class AuditLogTests
{
    private readonly ManualTime time = new();
    private readonly GatedStore store = new();

    [Fact]
    public async Task Write_OfWhatDoesNotFit_IsCountedAndSaid()
    {
        var log = new AuditLog(store, time, capacity: 2);
        for (var i = 0; i < 300; i++)
        {
            log.Write(Entry($"{i}"));
        }

        store.Open.SetResult();
        await log.DisposeAsync();

        var kept = await store.Rows.ListAsync(new AuditQuery { Take = 1_000 });
        var lost = kept.Where(r => r.Entry.Outcome == "entries_lost").Sum(r => int.Parse(r.Entry.Detail!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(300, kept.Count(r => r.Entry.Kind == AuditKind.Action) + lost);
        Assert.True(lost > 0);
    }

    [Fact]
    public async Task WriteAsync_WhereItCannotBeKept_Throws()
    {
        store.Open.SetException(new IOException("full"));
        Exception? told = null;
        await using var log = new AuditLog(store, time, onFailed: error => told = error);

        var thrown = await Assert.ThrowsAsync<IOException>(() => log.WriteAsync(Entry("a")));
        Assert.Same(thrown, told);
    }

    [Fact]
    public async Task WriteAsync_OfTextsWithLineEnds_KeepsThemEscapedAndShort()
    {
        store.Open.SetResult();
        await using var log = new AuditLog(store, time);
        await log.WriteAsync(Entry("a\n2026-01-01 sign_in root ok") with { Detail = new string('x', 10_000), User = "eve\u001b[0m" });

        var row = Assert.Single(await log.ListAsync(new AuditQuery()));
        Assert.Equal(@"a\u{000A}2026-01-01 sign_in root ok", row.Entry.Subject);
        Assert.Equal(@"eve\u{001B}[0m", row.Entry.User);
        Assert.Equal(501, row.Entry.Detail!.Length);
        Assert.Equal(time.GetUtcNow(), row.Entry.At);
    }

    private static AuditEntry Entry(string subject) => new() { Kind = AuditKind.Action, Subject = subject, Outcome = "ok" };

    /// <summary>Writes nothing until it is opened.</summary>
    private sealed class GatedStore : IAuditStore
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MemoryAuditStore Rows { get; } = new();

        public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken = default)
        {
            await Open.Task;
            await Rows.AppendAsync(entries, cancellationToken);
        }

        public Task<IReadOnlyList<AuditRow>> ListAsync(AuditQuery query, CancellationToken cancellationToken = default) => Rows.ListAsync(query, cancellationToken);
    }
}

using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>A full volume, a locked file: told, nothing lost, and over when the cause is.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Write_WhileAnotherHoldsTheFile_IsToldAfterTheTimeoutAndWorksAgain()
    {
        await using var store = file.Open(new SqliteTaskStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(200) });
        await store.AddAsync(Rows.New("before"));
        using var other = Rows.Connect(file.Path);
        other.Execute("BEGIN IMMEDIATE");

        var clock = Stopwatch.StartNew();
        var calls = Enumerable.Range(0, 10).Select(i => store.AddAsync(Rows.New($"{i}"))).ToList();
        foreach (var call in calls)
        {
            Assert.Equal(StoreErrorCodes.Busy, (await Assert.ThrowsAsync<StoreException>(() => call)).Code);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(30));
        Assert.Equal(1, await store.CountAsync(new TaskQuery()));
        other.Execute("ROLLBACK");
        Assert.True((await store.AddAsync(Rows.New("after"))).IsNew);
        Assert.Equal(2, await store.CountAsync(new TaskQuery()));
    }

    [Fact]
    public async Task Write_WhileAnotherWrites_WaitsForIt()
    {
        await using var store = file.Open(new SqliteTaskStoreOptions { BusyTimeout = TimeSpan.FromMinutes(1) });
        using var other = Rows.Connect(file.Path);
        other.Execute("BEGIN IMMEDIATE");

        var call = store.AddAsync(Rows.New("a"));
        Assert.Null(await store.GetAsync("a"));
        other.Execute("COMMIT");

        Assert.True((await call).IsNew);
    }

    [Fact]
    public async Task Change_AfterAnotherConnectionWrote_IsDecidedOnWhatItWrote()
    {
        await using var store = file.Open();
        await using var other = file.Open();
        await store.AddAsync(Rows.New("a"));

        await other.ChangeAsync(Rows.Step("a", TaskState.Pending, TaskState.Running));
        Assert.Null(await store.ChangeAsync(Rows.Step("a", TaskState.Pending, TaskState.Cancelled)));
        Assert.Equal(2, (await store.ChangeAsync(Rows.Step("a", TaskState.Running, null)))!.Seq);
        Assert.Equal(3, (await other.ChangeAsync(Rows.Step("a", TaskState.Running, TaskState.Completed)))!.Seq);
        await other.RemoveFinishedAsync(Rows.Start.AddDays(1));

        // Its row is free again and goes to another task.
        await other.AddAsync(Rows.New("b") with { Status = TaskState.Running });
        Assert.Null(await store.ChangeAsync(Rows.Step("a", TaskState.Running, null)));
        Assert.Equal(0, (await store.GetAsync("b"))!.Seq);
    }

    [Fact]
    public async Task Write_OnAFullDatabase_IsToldEachByItselfAndWorksAgain()
    {
        await using var store = file.Open();
        await store.AddAsync(Rows.New("small") with { Status = TaskState.Running });
        var pages = await OnWriterAsync(store, "PRAGMA page_count");
        await OnWriterAsync(store, $"PRAGMA max_page_count = {pages + 4}");

        // While the writer is held all of these gather, and come in one transaction.
        using var gate = new ManualResetEventSlim();
        var held = store.Writer.RunAsync(new Hold(gate), CancellationToken.None);
        var change = store.ChangeAsync(Rows.Step("small", TaskState.Running, null) with { Progress = 0.5 });
        var large = Enumerable.Range(0, 20).Select(i => store.AddAsync(Large($"large{i}"))).ToList();
        gate.Set();
        await held;
        foreach (var call in large)
        {
            AssertFull(await Assert.ThrowsAsync<StoreException>(() => call));
        }

        Assert.Equal(0.5, (await change)!.Progress);
        Assert.Equal(1, await store.CountAsync(new TaskQuery()));
        await OnWriterAsync(store, "PRAGMA max_page_count = 1073741823");
        Assert.True((await store.AddAsync(Large("large"))).IsNew);
        Assert.Equal(1, (await store.GetAsync("small"))!.Seq);
    }

    [Fact]
    public async Task Write_OnAFullVolume_IsToldAndWorksAgain()
    {
        using var volume = SmallVolume.TryMount(megabytes: 4);
        await using var store = SqliteTaskStore.Open(volume is null ? file.Path : Path.Combine(volume.Folder, "tasks.db"));
        if (volume is null)
        {
            // Not allowed to mount: the database's own limit is the nearest that there is.
            await OnWriterAsync(store, "PRAGMA max_page_count = 600");
        }

        var kept = 0;
        StoreException? error = null;
        while (error is null)
        {
            error = await Record.ExceptionAsync(() => store.AddAsync(Large($"{kept}"))) as StoreException;
            kept += error is null ? 1 : 0;
        }

        AssertFull(error);
        Assert.InRange(kept, 1, 40);
        Assert.Equal(kept, await store.CountAsync(new TaskQuery()));
        AssertFull(await Assert.ThrowsAsync<StoreException>(() => store.AddAsync(Large("again"))));

        volume?.Grow(megabytes: 32);
        if (volume is null)
        {
            await OnWriterAsync(store, "PRAGMA max_page_count = 1073741823");
        }

        Assert.True((await store.AddAsync(Large("again"))).IsNew);
        Assert.Equal(kept + 1, await store.CountAsync(new TaskQuery()));
        Assert.Equal("ok", await store.Readers.SearchAsync(d => d.Text("PRAGMA integrity_check"), CancellationToken.None));
    }

    [Fact]
    public async Task Write_AfterAnErrorOfTheFile_OpensItAgain()
    {
        await using var store = file.Open();
        await store.AddAsync(Rows.New("a"));

        await OnWriterAsync(store, "PRAGMA query_only = 1");
        var error = await Assert.ThrowsAsync<StoreException>(() => store.AddAsync(Rows.New("b")));

        Assert.Equal(StoreErrorCodes.Failed, error.Code);
        Assert.True((await store.AddAsync(Rows.New("b"))).IsNew);
    }

    [Fact]
    public async Task Search_ThatIsCancelled_EndsAndGivesItsConnectionBack()
    {
        const string endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        await using var store = file.Open(new SqliteTaskStoreOptions { Readers = 1 });
        using var source = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var search = store.Readers.SearchAsync(
            d =>
            {
                begun.SetResult();
                return d.Number(endless);
            },
            source.Token);

        await begun.Task;
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
        Assert.Equal(0, await store.CountAsync(new TaskQuery()));
    }

    private static TaskRecord Large(string id) => Rows.New(id) with { Args = new string('x', 200_000) };

    private static Task<long> OnWriterAsync(SqliteTaskStore store, string sql) => store.Writer.RunAsync(new Pragma(sql), CancellationToken.None);

    private static void AssertFull(StoreException error)
    {
        Assert.Equal(StoreErrorCodes.Full, error.Code);
        Assert.Contains("free some", error.Message, StringComparison.Ordinal);
    }

    private sealed class Pragma(string sql) : WriteCommand<long>
    {
        protected override long Run(WriteSession session) => session.Database.Number(sql);
    }
    private sealed class Hold(ManualResetEventSlim gate) : WriteCommand<bool>
    {
        protected override bool Run(WriteSession session)
        {
            gate.Wait();
            return true;
        }
    }
}

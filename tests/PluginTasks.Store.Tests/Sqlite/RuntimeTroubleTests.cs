using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>A runtime on a volume that is full and on a file that somebody holds: told, and nothing lost.</summary>
public sealed class RuntimeTroubleTests : IDisposable
{
    private static readonly string Large = $"\"{new string('x', 300_000)}\"";
    private readonly StoreFile file = new();
    private readonly ManualTime time = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task FullVolume_IsToldAndTheEndIsStoredOnceThereIsRoom()
    {
        using var volume = SmallVolume.TryMount(megabytes: 4);
        if (volume is null)
        {
            // Not allowed to mount; the store's own tests have the database's limit instead.
            return;
        }

        await using var store = SqliteTaskStore.Open(Path.Combine(volume.Folder, "tasks.db"));
        await using var runtime = await StartAsync(store);
        var (id, run, release) = await RunningAsync(runtime, store);
        var (taken, runs, error) = (0, 0, default(StoreException));
        var others = new TaskCompletionSource<string?>();
        Task<string?> CountedAsync(ITaskRun _)
        {
            Interlocked.Increment(ref runs);
            return others.Task;
        }

        // None of them ends: what is left of the room may be too little for an end too.
        for (; error is null; taken += error is null ? 1 : 0)
        {
            error = await Record.ExceptionAsync(() => SubmitAsync(runtime, CountedAsync, Large)) as StoreException;
        }

        Assert.Equal(StoreErrorCodes.Full, error.Code);
        Assert.Equal(StoreErrorCodes.Full, (await Assert.ThrowsAsync<StoreException>(() => SubmitAsync(runtime, CountedAsync, Large))).Code);
        var report = run.UpdateProgressAsync(0.5, Large);
        await AdvanceUntilAsync(() => report.IsCompleted);
        Assert.Equal(StoreErrorCodes.Full, (await Assert.ThrowsAsync<StoreException>(() => report)).Code);
        release.SetResult(Large);
        Assert.Equal(TaskState.Running, (await store.GetAsync(id))!.Status);

        volume.Grow(megabytes: 32);
        var end = runtime.WaitAsync(id);
        await AdvanceUntilAsync(() => end.IsCompleted);

        Assert.Equal((TaskState.Completed, Large), ((await end).Status, (await store.GetAsync(id))!.Result));
        others.SetResult(null);
        await EndedAsync(store);
        Assert.Equal(taken, runs);
    }

    [Fact]
    public async Task LockedFile_IsToldAndTheEndIsStoredOnceItIsFree()
    {
        await using var store = file.Open(new SqliteTaskStoreOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        await using var runtime = await StartAsync(store);
        var (id, run, release) = await RunningAsync(runtime, store);
        using var other = Rows.Connect(file.Path);
        other.Execute("BEGIN IMMEDIATE");
        var runs = 0;

        Assert.Equal(StoreErrorCodes.Busy, (await Assert.ThrowsAsync<StoreException>(() => SubmitAsync(runtime, _ => Task.FromResult<string?>($"{runs++}"), null))).Code);
        var report = run.UpdateProgressAsync(0.5, "7");
        await AdvanceUntilAsync(() => report.IsCompleted);
        Assert.Equal(StoreErrorCodes.Busy, (await Assert.ThrowsAsync<StoreException>(() => report)).Code);
        release.SetResult("1");
        Assert.Equal(TaskState.Running, (await store.GetAsync(id))!.Status);

        other.Execute("ROLLBACK");
        var end = runtime.WaitAsync(id);
        await AdvanceUntilAsync(() => end.IsCompleted);

        Assert.Equal((TaskState.Completed, "1", 0), ((await end).Status, (await end).Result, runs));
    }

    private static async Task<(string Id, ITaskRun Run, TaskCompletionSource<string?> Release)> RunningAsync(TaskRuntime runtime, SqliteTaskStore store)
    {
        var (begun, release) = (new TaskCompletionSource<ITaskRun>(), new TaskCompletionSource<string?>());
        var id = await SubmitAsync(
            runtime,
            run =>
            {
                begun.SetResult(run);
                return release.Task;
            },
            null);
        var running = await begun.Task;
        while ((await store.GetAsync(id))!.Status != TaskState.Running)
        {
            await Task.Yield();
        }

        return (id, running, release);
    }

    private static async Task<string> SubmitAsync(TaskRuntime runtime, TaskWork work, string? args) =>
        (await runtime.SubmitAsync(new TaskSubmission { Module = "m", UserId = "ada", Work = work, Args = args })).Task.Id;

    private async Task<TaskRuntime> StartAsync(SqliteTaskStore store)
    {
        var runtime = new TaskRuntime(store, new TaskRuntimeOptions { CleanupDelay = null }, time: time);
        await runtime.StartAsync();
        return runtime;
    }

    private async Task EndedAsync(SqliteTaskStore store)
    {
        while ((await store.ListActiveAsync()).Count > 0)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private async Task AdvanceUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}

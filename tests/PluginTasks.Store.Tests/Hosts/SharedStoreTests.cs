using PluginTasks.Sdk;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Hosts;

/// <summary>Two runtimes on one file, in one process and in two.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private static readonly TaskRuntimeOptions LooksOften = new() { LookForGoneEvery = TimeSpan.FromMilliseconds(20) };

    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Start_BesideARuntimeThatLives_LeavesItsTasksAlone()
    {
        await using var firstStore = file.Open();
        await using var first = new TaskRuntime(firstStore, new TaskRuntimeOptions { MaxRunning = 1 });
        await first.StartAsync();
        var release = new TaskCompletionSource<string?>();
        var running = await SubmitAsync(first, _ => release.Task);
        var pending = await SubmitAsync(first, _ => Task.FromResult<string?>("2"));

        await using var secondStore = file.Open();
        await using var second = new TaskRuntime(secondStore, LooksOften);
        await second.StartAsync();
        var seen = second.WaitAsync(pending, TimeSpan.FromMinutes(1));
        release.SetResult("1");

        Assert.Equal("1", (await first.WaitAsync(running)).Result);
        Assert.Equal("2", (await seen).Result);
    }

    [Fact]
    public async Task Sweep_AfterAnotherProcessDied_TakesItsTasksUp()
    {
        await file.Open().DisposeAsync();
        using var other = new StoreProcess("host", file.Path, "t");
        var owner = await other.ReadLineAsync();
        await using var store = file.Open();
        await using var runtime = new TaskRuntime(store, LooksOften, new Works());
        await runtime.StartAsync();
        Assert.Equal((TaskState.Running, owner), ((await store.GetAsync("t"))!.Status, (await store.GetAsync("t"))!.Owner));

        var end = runtime.WaitAsync("t", TimeSpan.FromMinutes(1));
        await other.KillAsync();

        var task = await end;
        Assert.Equal((TaskState.Completed, "[2,1,7]"), (task.Status, task.Result));
        Assert.Single(Directory.GetFiles(file.Path + ".hosts"));
    }

    [Fact]
    public async Task Start_OfTwoAfterOneDied_SettlesEachTaskOnce()
    {
        await using (var store = file.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(i => store.AddAsync(
                Rows.New($"{i:D3}") with { Status = TaskState.Running, Owner = "dead", TaskName = "reports.work", Resumes = true, Checkpoint = "7" })));
        }

        await using var firstStore = file.Open();
        await using var secondStore = file.Open();
        var works = new Works();
        await using var first = new TaskRuntime(firstStore, LooksOften, works);
        await using var second = new TaskRuntime(secondStore, LooksOften, works);
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal("[2,1,7]", (await first.WaitAsync($"{i:D3}", TimeSpan.FromMinutes(1))).Result);
        }

        Assert.Equal(300, works.Runs);
    }

    [Fact]
    public async Task Stop_OfOne_HandsWhatItParkedToTheOther()
    {
        await using var firstStore = file.Open();
        await using var secondStore = file.Open();
        var works = new Works { Waits = true };
        await using var second = new TaskRuntime(secondStore, LooksOften, new Works());
        string id;
        await using (var first = new TaskRuntime(firstStore, LooksOften, works))
        {
            await first.StartAsync();
            await second.StartAsync();
            id = (await first.SubmitAsync(new TaskSubmission { Module = "reports", UserId = "anna", TaskName = "reports.work", Options = new TaskOptions { OnInterruption = OnInterruption.Resume } })).Task.Id;
        }

        Assert.Equal(TaskState.Completed, (await second.WaitAsync(id, TimeSpan.FromMinutes(1))).Status);
    }

    private static async Task<string> SubmitAsync(TaskRuntime runtime, PluginTasks.Tasks.Running.TaskWork work) =>
        (await runtime.SubmitAsync(new TaskSubmission { Module = "reports", UserId = "anna", Work = work })).Task.Id;

    private sealed class Works : IRegisteredWork
    {
        private int runs;

        public int Runs => runs;

        public bool Waits { get; init; }

        public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) => ValueTask.FromResult<RegisteredTask?>(Named(taskName));

        private RegisteredTask Named(string taskName) => new()
        {
            Name = taskName,
            Work = async run =>
            {
                Interlocked.Increment(ref runs);
                if (Waits)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
                }

                return $"[{run.Task.Attempt},{run.Task.Crashes},{run.Task.Checkpoint ?? "0"}]";
            },
        };
    }
}

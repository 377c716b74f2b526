using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What is left of a member that ended while others lived.</summary>
public sealed class GoneMemberTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly GatedStore store = new();

    public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Sweep_ThatTheStoreRefusesOneTask_RunsTheOthers()
    {
        await using var test = await StartAsync();
        await store.AddAsync(Left("1"));
        await store.AddAsync(Left("2"));
        var refusals = 1;
        store.BeforeChange = change => change.Id == "1" && Interlocked.Decrement(ref refusals) >= 0
            ? throw new StoreException(StoreErrorCodes.Full, "There is no room.")
            : Task.CompletedTask;

        store.Gone["gone"] = true;

        Assert.Equal("2", (await EndAsync(test, "2")).Result);
        Assert.Equal("1", (await EndAsync(test, "1")).Result);
        Assert.Contains("upkeep store_full", test.Logged);
        Assert.Empty(store.Gone);
    }

    [Fact]
    public async Task Start_WhileAnotherLooksAtTheSameMember_LeavesNothingOfIt()
    {
        await store.AddAsync(Left("1"));
        store.Gone["gone"] = true;
        store.SeemsAlive = "gone";

        await using var test = await StartAsync();

        Assert.Equal("1", (await EndAsync(test, "1")).Result);
        Assert.Empty(store.Gone);
    }

    [Fact]
    public async Task Wait_ForATaskOfNobody_EndsWithWhoeverTakesItOver()
    {
        await using var test = await StartAsync();
        await store.AddAsync(Left("1"));
        var wait = test.Runtime.WaitAsync("1");
        await store.ChangeAsync(new TaskChange { Id = "1", From = [TaskState.Pending], To = TaskState.Cancelled, At = Now, Owner = "another" });

        Assert.Equal(TaskState.Cancelled, (await AdvanceAsync(test, wait)).Status);
    }

    [Fact]
    public async Task Wait_ForATaskOfAnotherThatIsRemoved_Ends()
    {
        await using var test = await StartAsync();
        await store.AddAsync(Left("1") with { Owner = store.SeemsAlive = "another" });
        var wait = test.Runtime.WaitAsync("1");
        await store.ChangeAsync(new TaskChange { Id = "1", From = [TaskState.Pending], To = TaskState.Cancelled, At = Now });
        await store.RemoveAsync(["1"]);

        Assert.Equal(ErrorCodes.TaskNotFound, (await Assert.ThrowsAsync<SdkException>(() => AdvanceAsync(test, wait))).Code);
    }

    private Task<TestRuntime> StartAsync() => TestRuntime.StartAsync(
        new TaskRuntimeOptions { KeepsNotices = false, CleanupDelay = null }, store, ("m.work", run => Task.FromResult<string?>(run.Task.Id)));

    private static Task<TaskRecord> EndAsync(TestRuntime test, string id) => AdvanceAsync(test, test.EndAsync(id));

    private static async Task<TaskRecord> AdvanceAsync(TestRuntime test, Task<TaskRecord> end)
    {
        var latest = Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!end.IsCompleted && !latest.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(end.IsCompleted);
        return await end;
    }

    private static TaskRecord Left(string id) => new()
    {
        Id = id, Module = "m", Label = "Left", Status = TaskState.Pending, UserId = "ada", CreatedAt = Now, UpdatedAt = Now, Seq = 1,
        Owner = "gone", TaskName = "m.work",
    };
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What a start finds of a process that died.</summary>
public sealed class RecoveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TaskState.Running, false, 0, TaskState.Interrupted, "host restarted")]
    [InlineData(TaskState.WaitingConfirmation, false, 0, TaskState.Interrupted, "host restarted")]
    [InlineData(TaskState.Pending, false, 0, TaskState.Completed, null)]
    [InlineData(TaskState.Running, true, 0, TaskState.Completed, null)]
    [InlineData(TaskState.Running, true, 1, TaskState.Completed, null)]
    [InlineData(TaskState.Running, true, 2, TaskState.Failed, "gave up after 3 crashes")]
    public async Task Start_RegisteredTaskOfADeadProcess_IsSettled(TaskState left, bool resumes, int crashes, TaskState expected, string? error)
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(Left(left) with { TaskName = "m.work", Resumes = resumes, Crashes = crashes });

        await using var test = await TestRuntime.StartAsync(store: store, works: [("m.work", _ => Task.FromResult<string?>(null))]);

        var task = await test.EndAsync("t");
        Assert.Equal((expected, error), (task.Status, task.Error));
    }

    [Fact]
    public async Task Start_FunctionOfADeadProcess_IsInterrupted()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(Left(TaskState.Pending));

        await using var test = await TestRuntime.StartAsync(store: store);

        Assert.Equal(TaskState.Interrupted, (await test.EndAsync("t")).Status);
    }

    [Fact]
    public async Task Start_ResumedTask_HasItsCheckpointAndTheNextAttempt()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(Left(TaskState.Running) with { TaskName = "m.work", Resumes = true, Checkpoint = "{\"row\":3}" });

        await using var test = await TestRuntime.StartAsync(store: store, works: [("m.work", run => Task.FromResult<string?>($"[{run.Task.Attempt},{run.Task.Checkpoint}]"))]);

        Assert.Equal("[2,{\"row\":3}]", (await test.EndAsync("t")).Result);
    }

    [Fact]
    public async Task Seq_AfterARestart_IsHigherThanAnythingShownBefore()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(Left(TaskState.Running) with { Seq = 17 });

        await using var test = await TestRuntime.StartAsync(store: store);

        Assert.True((await test.EndAsync("t")).Seq > 100_000);
    }

    private static TaskRecord Left(TaskState state) => new()
    {
        Id = "t", Module = "m", Label = "Left", Status = state, UserId = "ada", CreatedAt = Now, UpdatedAt = Now, Seq = 1,
    };
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What happens when two things meet, one after the other by signals.</summary>
public sealed class RuntimeRaceTests
{
    [Fact]
    public async Task Cancel_BetweenTheRowAndTheGrant_EndsTheTaskOnce()
    {
        var starts = 0;
        var store = new GatedStore();
        var cancels = true;
        store.AfterAdd = async task =>
        {
            if (cancels)
            {
                cancels = false;
                await store.Inner.ChangeAsync(new TaskChange { Id = task.Id, From = [TaskState.Pending], To = TaskState.Cancelled, At = task.CreatedAt });
            }
        };
        store.BeforeChange = change =>
        {
            starts += change.To == TaskState.Running ? 1 : 0;
            return Task.CompletedTask;
        };
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 }, store);
        var completed = new TaskCompletionSource<TaskState>();

        await test.SubmitAsync(_ => Task.FromResult<string?>(null), onComplete: task =>
        {
            completed.SetResult(task.Status);
            return Task.CompletedTask;
        });
        Assert.Equal(TaskState.Cancelled, await completed.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        for (var i = 0; i < 20; i++)
        {
            await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>(null)));
        }

        Assert.Equal(21, starts);
    }

    [Fact]
    public async Task Cancel_AsTheTaskEnds_IsFalseAndThrowsNothing()
    {
        var (completing, complete) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (cancelling, cancel) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = new GatedStore
        {
            BeforeChange = async change =>
            {
                if (change.To == TaskState.Completed)
                {
                    completing.SetResult();
                    await complete.Task;
                }
                else if (change.To == TaskState.Cancelled)
                {
                    cancelling.SetResult();
                    await cancel.Task;
                }
            },
        };
        await using var test = await TestRuntime.StartAsync(store: store);
        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("1"));
        await completing.Task;

        var cancelled = test.Runtime.CancelAsync(id);
        complete.SetResult();
        await cancelling.Task;
        await test.EndAsync(id);
        await test.Runtime.StopAsync();
        cancel.SetResult();

        Assert.False(await cancelled);
    }

    [Fact]
    public async Task End_WithoutNotices_LetsTheTaskBeRemoved()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { KeepsNotices = false });

        await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("1")));

        Assert.Equal(1, await test.Store.RemoveFinishedAsync(test.Time.GetUtcNow().AddSeconds(1)));
    }
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Progress and the events that tell of it.</summary>
public sealed class TaskProgressTests
{
    [Fact]
    public async Task Events_OfATask_ComeInOrderAndEndWithTheFinalState()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada");

        var id = await test.SubmitAsync(async run =>
        {
            run.EmitProgress(0.1, "live");
            await run.UpdateProgressAsync(0.5, label: "half");
            return "1";
        });
        await test.EndAsync(id);

        var events = ReadAll(stream);
        Assert.Equal(events.Select(e => e.Seq).Order(), events.Select(e => e.Seq));
        Assert.Equal(events.Count, events.Select(e => e.Seq).Distinct().Count());
        Assert.Equal(TaskEventKind.Completed, events[^1].Kind);
        Assert.Contains(events, e => e is { Kind: TaskEventKind.Progress, IsPersisted: true, Task: { Progress: 0.5, Label: "half" } });
    }

    [Fact]
    public async Task UpdateProgress_WithACheckpoint_IsStoredWhenItReturns()
    {
        await using var test = await TestRuntime.StartAsync();
        var (stored, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var id = await test.SubmitAsync(async run =>
        {
            var update = run.UpdateProgressAsync(2, "{\"row\":7}", "rows");
            test.Time.Advance(TimeSpan.FromMilliseconds(50));
            await update;
            stored.SetResult();
            await goOn.Task;
            await run.UpdateProgressAsync(0.25);
            return null;
        });
        await stored.Task;

        var task = (await test.Store.GetAsync(id))!;
        Assert.Equal((1.0, "{\"row\":7}", "rows"), (task.Progress, task.Checkpoint, task.Label));

        goOn.SetResult();
        var ended = await test.EndAsync(id);
        Assert.Equal(("{\"row\":7}", "rows"), (ended.Checkpoint, ended.Label));
    }

    [Fact]
    public async Task UpdateProgress_OfManyCalls_IsStoredAsFew()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada", 10_000);

        var id = await test.SubmitAsync(async run =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await run.UpdateProgressAsync(i / 1_000.0);
            }

            return null;
        });
        await test.EndAsync(id);

        var persisted = ReadAll(stream).Where(e => e.Kind == TaskEventKind.Progress).ToList();
        Assert.Equal(0.999, Assert.Single(persisted).Task.Progress);
    }

    [Fact]
    public async Task EmitProgress_IsThinnedAndNeverStored()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada");
        var (emitted, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var id = await test.SubmitAsync(async run =>
        {
            for (var i = 1; i <= 100; i++)
            {
                run.EmitProgress(i / 100.0, $"line {i}");
            }

            emitted.SetResult();
            await goOn.Task;
            return null;
        });
        await emitted.Task;
        await UntilAsync(async () => (await test.Store.GetAsync(id))!.Status == TaskState.Running);
        test.Time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(0, (await test.Store.GetAsync(id))!.Progress);
        goOn.SetResult();
        await test.EndAsync(id);
        var live = ReadAll(stream).Where(e => !e.IsPersisted).ToList();
        Assert.InRange(live.Count, 1, 2);
        Assert.Equal("line 100", live[^1].Task.Label);
    }

    [Fact]
    public async Task Progress_ThatIsNoNumber_IsAnArgumentError()
    {
        await using var test = await TestRuntime.StartAsync();

        var id = await test.SubmitAsync(async run =>
        {
            await Assert.ThrowsAsync<ArgumentException>(() => run.UpdateProgressAsync(double.NaN));
            return "1";
        });

        Assert.Equal(TaskState.Completed, (await test.EndAsync(id)).Status);
    }

    [Fact]
    public async Task Report_AfterTheEnd_ChangesNothing()
    {
        await using var test = await TestRuntime.StartAsync();
        ITaskRun? kept = null;
        var id = await test.SubmitAsync(run =>
        {
            kept = run;
            return Task.FromResult<string?>("1");
        });
        var ended = await test.EndAsync(id);
        using var stream = test.Runtime.Events.Listen("ada");

        kept!.EmitProgress(0.3, "late");

        Assert.Empty(ReadAll(stream));
        Assert.Equal(ended, await test.Store.GetAsync(id));
    }

    [Fact]
    public async Task Listener_ThatIsTooSlow_LosesLiveProgressFirstAndThenItsStream()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada", capacity: 2);

        await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("1")));

        Assert.Equal(2, ReadAll(stream).Count);
        Assert.True(stream.Events.Completion.IsCompleted);
        Assert.False(test.Runtime.Events.HasListeners("ada"));
    }

    private static List<TaskEvent> ReadAll(TaskEvents.Stream stream)
    {
        var events = new List<TaskEvent>();
        while (stream.Events.TryRead(out var happened))
        {
            events.Add(happened);
        }

        return events;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}

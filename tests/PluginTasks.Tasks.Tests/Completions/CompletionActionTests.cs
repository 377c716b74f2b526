using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Completions;

public sealed class CompletionActionTests
{
    private static readonly TaskOptions Named = new() { OnComplete = Completion.Action("reports.ready", new { month = "2026-04" }) };

    [Fact]
    public async Task Action_IsCalledWithItsContextAfterTheEndIsStored()
    {
        var calls = new Calls();
        await using var test = new TestRuntime(actions: calls);
        await test.Runtime.StartAsync();

        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("[7]"), Named);
        var (action, context, stored) = await calls.Next();

        Assert.Equal(("reports.ready", id, TaskState.Completed), (action, stored.Id, stored.Status));
        var values = JsonDocument.Parse(context).RootElement;
        Assert.Equal("2026-04", values.GetProperty("month").GetString());
        Assert.Equal(id, values.GetProperty("task_id").GetString());
        Assert.Equal(7, values.GetProperty("task").GetProperty("result")[0].GetInt32());
        await test.Runtime.StopAsync();
        Assert.Null((await test.Store.GetAsync(id))!.Completion);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Action_OfAFailedOrCancelledTask_IsCalledToo(bool cancels)
    {
        var calls = new Calls();
        await using var test = new TestRuntime(new TaskRuntimeOptions { MaxRunning = 1 }, actions: calls);
        await test.Runtime.StartAsync();
        var release = new TaskCompletionSource<string?>();
        await test.SubmitAsync(_ => release.Task);
        var id = await test.SubmitAsync(_ => throw new InvalidOperationException("no"), Named);
        if (cancels)
        {
            await test.Runtime.CancelAsync(id);
        }

        release.SetResult(null);

        Assert.Equal(cancels ? TaskState.Cancelled : TaskState.Failed, (await calls.Next()).Task.Status);
    }

    [Fact]
    public async Task Action_ThatThrows_IsLoggedAndNotCalledAgain()
    {
        var store = new MemoryTaskStore();
        var calls = new Calls { Throws = new InvalidOperationException("from the action") };
        await using (var test = new TestRuntime(store: store, actions: calls))
        {
            await test.Runtime.StartAsync();
            await test.SubmitAsync(_ => Task.FromResult<string?>(null), Named);
            await calls.Next();

            // A stop before it has thrown would have cut it short.
            while ((await store.ListCompletionsAsync("", 10)).Count > 0)
            {
                await Task.Yield();
            }

            await test.Runtime.StopAsync();
            Assert.Equal(["completion from the action"], test.Logged);
        }

        Assert.Empty(await store.ListCompletionsAsync("", 10));
    }

    [Fact]
    public async Task Action_ThatAStopCutShort_IsCalledAgainAtTheNextStart()
    {
        var store = new MemoryTaskStore();
        var calls = new Calls { UntilStopped = true };
        await using (var first = new TestRuntime(store: store, actions: calls))
        {
            await first.Runtime.StartAsync();
            await first.SubmitAsync(_ => Task.FromResult<string?>("1"), Named);
            await calls.Next();
        }

        var again = new Calls();
        await using var second = new TestRuntime(store: store, actions: again);
        await second.Runtime.StartAsync();

        Assert.Equal("1", (await again.Next()).Task.Result);
    }

    [Fact]
    public async Task Action_ThatReturnsAfterAStopBegan_IsNotCalledAgain()
    {
        var store = new MemoryTaskStore();
        var calls = new Calls { IgnoresTheStop = true };
        await using (var test = new TestRuntime(store: store, actions: calls))
        {
            await test.Runtime.StartAsync();
            await test.SubmitAsync(_ => Task.FromResult<string?>("1"), Named);
            await calls.Next();
        }

        Assert.Empty(await store.ListCompletionsAsync("", 10));
    }

    [Fact]
    public async Task Action_OfATaskThatAProcessLeft_IsCalledWithItsInterruption()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(new TaskRecord
        {
            Id = "t", Module = "m", Label = "Left", Status = TaskState.Running, UserId = "ada", CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch, Completion = """{"action":"reports.ready","context":{},"v":1}""",
        });
        var calls = new Calls();
        await using var test = new TestRuntime(store: store, actions: calls);

        await test.Runtime.StartAsync();

        Assert.Equal(TaskState.Interrupted, (await calls.Next()).Task.Status);
    }

    [Fact]
    public async Task RemoveFinished_WhileACompletionIsNotDone_LeavesTheTask()
    {
        var store = new MemoryTaskStore();
        var now = DateTimeOffset.UnixEpoch;
        await store.AddAsync(new TaskRecord
        {
            Id = "t", Module = "m", Label = "Left", Status = TaskState.Completed, UserId = "ada", CreatedAt = now, UpdatedAt = now, Completion = "{}",
        });

        Assert.Equal(0, await store.RemoveFinishedAsync(now.AddDays(1)));
        await store.CompletionDoneAsync("t");
        Assert.Equal(1, await store.RemoveFinishedAsync(now.AddDays(1)));
    }

    private sealed class Calls : ICompletionActions
    {
        private readonly System.Threading.Channels.Channel<(string, string, TaskRecord)> made = System.Threading.Channels.Channel.CreateBounded<(string, string, TaskRecord)>(10);

        public Exception? Throws { get; init; }

        public bool UntilStopped { get; init; }

        public bool IgnoresTheStop { get; init; }

        public Task<(string Action, string Context, TaskRecord Task)> Next() => made.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))!;

        public async Task CallAsync(string action, string contextJson, TaskRecord task, CancellationToken cancellationToken)
        {
            await made.Writer.WriteAsync((action, contextJson, task), CancellationToken.None);
            while (IgnoresTheStop && !cancellationToken.IsCancellationRequested)
            {
                await Task.Yield();
            }

            if (UntilStopped)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            if (Throws is not null)
            {
                throw Throws;
            }
        }
    }
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Starts that fail, and that a stop comes into.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly GatedStore store = new();

    public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Start_ThatFails_LeavesNobodyBehind()
    {
        await AddLeftAsync();
        store.BeforeChange = _ => throw new StoreException(StoreErrorCodes.Full, "There is no room.");
        await using var test = new TestRuntime(store: store);
        await Assert.ThrowsAsync<StoreException>(() => test.Runtime.StartAsync());
        Assert.False(store.Member!.IsAlive(store.Member.Id));
        store.BeforeChange = _ => Task.CompletedTask;

        await test.Runtime.StartAsync();

        Assert.Equal(TaskState.Interrupted, (await test.EndAsync("t")).Status);
    }

    [Fact]
    public async Task Stop_WhileItStarts_StaysStopped()
    {
        await AddLeftAsync();
        var settling = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        store.BeforeChange = _ =>
        {
            settling.TrySetResult();
            return release.Task;
        };
        await using var test = new TestRuntime(store: store);
        var start = test.Runtime.StartAsync();
        await settling.Task;
        var stop = test.Runtime.StopAsync();
        release.SetResult();
        await Task.WhenAll(start, stop);

        Assert.False(test.Runtime.IsRunning);
        await Assert.ThrowsAsync<SdkException>(() => test.SubmitAsync(_ => Task.FromResult<string?>("1")));
    }

    [Fact]
    public async Task Runner_WhoseFirstStartReadNothing_HasStartedOnce()
    {
        store.BeforeList = _ => throw new StoreException(StoreErrorCodes.Failed, "It cannot be read.");
        await using (var runner = new BackgroundRunner(new BackgroundConfig { Store = store }))
        {
            await Assert.ThrowsAsync<StoreException>(() => runner.SubmitAsync(() => 1));
            var member = store.Member;
            store.BeforeList = _ => Task.CompletedTask;

            var task = await runner.SubmitAsync(() => 2);

            Assert.Equal(2, (await task.WaitAsync(TimeSpan.FromSeconds(30))).Result);
            Assert.Same(member, store.Member);
        }

        Assert.False(store.Member!.IsAlive(store.Member.Id));
    }

    private Task<AddedTask> AddLeftAsync() => store.AddAsync(new TaskRecord
    {
        Id = "t", Module = "m", Label = "Left", Status = TaskState.Running, UserId = "ada", CreatedAt = Now, UpdatedAt = Now, Seq = 1,
    });
}

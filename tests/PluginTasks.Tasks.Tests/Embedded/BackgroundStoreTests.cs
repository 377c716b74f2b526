using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class BackgroundStoreTests : RunnerTest
{
    [Fact]
    public async Task Nothing_IsCreatedBeforeTheFirstSubmission()
    {
        var store = new GatedStore
        {
            BeforeAdd = _ => throw new InvalidOperationException("touched"),
            BeforeChange = _ => throw new InvalidOperationException("touched"),
        };
        var clock = new UntouchedTime();
        await using (var idle = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = clock }))
        {
            Assert.Empty(idle.Tasks);
            Assert.Empty(idle.RunningTasks);
            Assert.Null(idle.Get("nothing"));
            Assert.False(await idle.CancelAsync("nothing"));
            Assert.Equal(0, idle.ClearCompleted());
            Assert.False(idle.IsUsed);
        }
    }

    [Fact]
    public async Task Submit_ToAStoreThatFails_TellsByTheHandle()
    {
        var store = new GatedStore { BeforeAdd = _ => throw new StoreException(StoreErrorCodes.Full, "no room") };
        await using var full = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });

        var task = await End(full.Submit(() => 1));
        var error = await Assert.ThrowsAsync<StoreException>(() => full.SubmitAsync(() => 1));

        Assert.Equal((TaskState.Failed, "no room"), (task.Status, task.Error));
        Assert.Equal(StoreErrorCodes.Full, error.Code);
    }

    [Fact]
    public async Task Result_ThatJsonCannotHold_StaysInMemory()
    {
        var store = new MemoryTaskStore();
        await using var stored = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });
        var stream = new MemoryStream();
        var loop = new object?[1];
        loop[0] = loop;

        var odd = await End(stored.Submit(() => new Func<Stream>(() => stream)));
        var cyclic = await End(stored.Submit(() => loop));
        var plain = await End(stored.Submit(() => new Point(1, 2)));

        Assert.Same(stream, odd.Result!());
        Assert.Same(loop, cyclic.Result);
        Assert.Equal(new Point(1, 2), plain.Result);
        Assert.Null((await store.GetAsync(odd.Id))!.Result);
        Assert.Null((await store.GetAsync(cyclic.Id))!.Result);
        Assert.Equal("""{"x":1,"y":2}""", (await store.GetAsync(plain.Id))!.Result);
        Assert.Throws<InvalidCastException>(() => ((BackgroundHandle)plain).ResultAs<string>());
    }

    [Fact]
    public async Task Store_OfAnEarlierRunner_GivesItsTasksAndResults()
    {
        var store = new MemoryTaskStore();
        string id;
        await using (var first = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time }))
        {
            id = (await End(first.Submit(() => new Point(3, 4), "point"))).Id;
        }

        var left = new TaskRecord { Id = "LEFT", Module = "embedded", UserId = "local", Label = "left", Status = TaskState.Running, CreatedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow() };
        await store.AddAsync(left);
        await using var second = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });
        await second.SubmitAsync(() => 1);

        var task = second.Get(id)!;
        Assert.Equal(("point", TaskState.Completed, new Point(3, 4)), (task.Name, task.Status, task.ResultAs<Point>()));
        Assert.Equal(3, ((JsonElement)task.Result!).GetProperty("x").GetInt32());
        Assert.Equal((TaskState.Interrupted, "host restarted"), (second.Get("LEFT")!.Status, second.Get("LEFT")!.Error));

        time.Advance(TimeSpan.FromSeconds(3600));
        Assert.Null(second.Get(id));
    }

    private sealed record Point(int X, int Y);

    private sealed class UntouchedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("touched");

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("touched");
    }
}

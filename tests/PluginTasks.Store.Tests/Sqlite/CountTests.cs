using PluginTasks.Sdk;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>The counts that are kept say what a count of the rows would.</summary>
public sealed class CountTests : IDisposable
{
    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData(StoreErrorCodes.Full)]
    [InlineData(StoreErrorCodes.Failed)]
    public async Task Count_AfterABatchThatWasRolledBack_HasEachEndOnce(string code)
    {
        await using var store = file.Open();
        await store.AddAsync(Rows.New("a") with { Status = TaskState.Running });

        // While the writer is held the rest gathers, and comes in one transaction.
        using var gate = new ManualResetEventSlim();
        var held = store.Writer.RunAsync(new Hold(gate), CancellationToken.None);
        var ended = store.ChangeAsync(Rows.Step("a", TaskState.Running, TaskState.Completed));
        var broken = store.Writer.RunAsync(new Broken(code), CancellationToken.None);
        var late = store.ChangeAsync(Rows.Step("a", TaskState.Running, TaskState.Failed));
        gate.Set();

        await held;
        Assert.NotNull(await ended);
        Assert.Equal(code, (await Assert.ThrowsAsync<StoreException>(() => broken)).Code);
        Assert.Null(await late);
        Assert.Equal(1, await store.CountAsync(new TaskQuery()));
        Assert.Equal(0, await store.CountAsync(new TaskQuery { Status = [TaskState.Failed] }));
    }

    [Fact]
    public async Task Count_WithTwoWriters_IsOfBoth()
    {
        await using var first = file.Open();
        await using var second = file.Open();
        foreach (var (store, id) in new[] { (first, "a"), (second, "b"), (first, "c") })
        {
            await store.AddAsync(Rows.New(id) with { Status = TaskState.Running });
            await store.ChangeAsync(Rows.Step(id, TaskState.Running, TaskState.Completed));
        }

        Assert.Equal(3, await first.CountAsync(new TaskQuery()));
        Assert.Equal(3, await second.RemoveFinishedAsync(Rows.Start.AddDays(1)));
        Assert.Equal(0, await first.CountAsync(new TaskQuery()));
    }

    private sealed class Hold(ManualResetEventSlim gate) : WriteCommand<bool>
    {
        protected override bool Run(WriteSession session)
        {
            gate.Wait();
            return true;
        }
    }

    private sealed class Broken(string code) : WriteCommand<bool>
    {
        protected override bool Run(WriteSession session) => throw new StoreException(code, "broken");
    }
}

using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>What waits for the writer: in order, bounded, and gathered without anybody waiting for long.</summary>
public sealed class CommandQueueTests
{
    [Fact]
    public void Take_WhatWaits_IsInOrderAndAtMostTheBatch()
    {
        var queue = new CommandQueue(capacity: 10);
        var commands = Enumerable.Range(0, 5).Select(_ => new Nothing()).ToArray();
        Assert.All(commands, c => Assert.True(queue.TryAdd(c)));
        var batch = new WriteCommand[3];

        Assert.Equal(3, queue.Take(batch));
        Assert.Equal(commands[..3], batch);
        Assert.Equal(2, queue.Take(batch));
        Assert.Equal(commands[3..], batch[..2]);
    }

    [Fact]
    public async Task Add_WithoutRoom_WaitsUntilSomeIsTaken()
    {
        var queue = new CommandQueue(capacity: 1);
        Assert.True(queue.TryAdd(new Nothing()));
        Assert.False(queue.TryAdd(new Nothing()));
        var waiting = queue.AddAsync(new Nothing(), CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        using var source = new CancellationTokenSource();
        var cancelled = queue.AddAsync(new Nothing(), source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(1, queue.Take(new WriteCommand[8]));
        await waiting;
        Assert.Equal(1, queue.Take(new WriteCommand[8]));
    }

    [Fact]
    public async Task Add_WhileOthersWaitForRoom_OvertakesNobody()
    {
        var queue = new CommandQueue(capacity: 2);
        var commands = Enumerable.Range(0, 6).Select(_ => new Nothing()).ToArray();
        Assert.True(queue.TryAdd(commands[0]));
        Assert.True(queue.TryAdd(commands[1]));
        var waiting = commands[2..5].Select(c => queue.AddAsync(c, CancellationToken.None)).ToArray();
        var batch = new WriteCommand[8];

        Assert.Equal(2, queue.Take(batch));
        Assert.False(queue.TryAdd(commands[5]));
        var last = queue.AddAsync(commands[5], CancellationToken.None);
        Assert.Equal(2, queue.Take(batch.AsSpan(2)));
        Assert.Equal(2, queue.Take(batch.AsSpan(4)));

        Assert.Equal(commands, batch[..6]);
        await Task.WhenAll([.. waiting, last]);
    }

    [Fact]
    public void Take_AfterACrowd_GoesOnWithTheOneThatComesBack()
    {
        var queue = new CommandQueue(capacity: 100);
        var batch = new WriteCommand[50];
        for (var i = 0; i < 50; i++)
        {
            queue.TryAdd(new Nothing());
        }

        Assert.Equal(50, queue.Take(batch));
        Assert.True(queue.TryAdd(new Nothing()));
        Assert.Equal(1, queue.Take(batch));
    }

    [Fact]
    public async Task Close_WhatWaits_IsTakenAndNothingMoreComes()
    {
        var queue = new CommandQueue(capacity: 1);
        queue.TryAdd(new Nothing());
        var late = queue.AddAsync(new Nothing(), CancellationToken.None);

        queue.Close();

        Assert.Equal(1, queue.Take(new WriteCommand[8]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => late);
        Assert.Equal(0, queue.Take(new WriteCommand[8]));
        Assert.Throws<ObjectDisposedException>(() => queue.TryAdd(new Nothing()));
    }

    private sealed class Nothing : WriteCommand<bool>
    {
        protected override bool Run(WriteSession session) => true;
    }
}

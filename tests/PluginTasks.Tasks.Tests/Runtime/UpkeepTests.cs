using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What is removed by time.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task Tasks_AreRemovedTheCleanupDelayAfterTheirEnd()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { KeepsNotices = false });
        await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>(null)));
        await test.EndAsync(await test.SubmitAsync(_ => throw new InvalidOperationException("no")));

        var step = TimeSpan.FromMinutes(1);
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(59); passed += step)
        {
            test.Time.Advance(step);
        }

        Assert.Equal(2, await test.Store.CountAsync(new TaskQuery()));
        await GoneAsync(test, async () => await test.Store.CountAsync(new TaskQuery()) == 0);
    }

    [Fact]
    public async Task Tasks_WithAnUndeliveredMessage_StayUntilItIsGone()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions());
        var held = await test.SubmitAsync(_ => Task.FromResult<string?>(null));
        await test.EndAsync(held);
        var free = await test.SubmitAsync(_ => Task.FromResult<string?>(null), user: "bob");
        await test.EndAsync(free);
        await test.Store.RemoveNoticesAsync("bob", [.. (await test.Store.ListNoticesAsync("bob")).Select(n => n.MessageId)]);

        await GoneAsync(test, async () => await test.Store.GetAsync(free) is null);

        Assert.NotNull(await test.Store.GetAsync(held));
        test.Time.Advance(TimeSpan.FromDays(30));
        await GoneAsync(test, async () => await test.Store.GetAsync(held) is null);
        Assert.Empty(await test.Store.ListNoticesAsync("ada"));
    }

    [Fact]
    public async Task Tasks_WithoutACleanup_StayForever()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { KeepsNotices = false, CleanupDelay = null, NoticeLifetime = TimeSpan.Zero });
        var id = await test.SubmitAsync(_ => Task.FromResult<string?>(null));
        await test.EndAsync(id);

        for (var i = 0; i < 100; i++)
        {
            test.Time.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }

        Assert.NotNull(await test.Store.GetAsync(id));
    }

    [Fact]
    public async Task Upkeep_ThatFails_IsLoggedAndTriedAgain()
    {
        var store = new GatedStore();
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { KeepsNotices = false }, store);
        var id = await test.SubmitAsync(_ => Task.FromResult<string?>(null));
        await test.EndAsync(id);
        store.RemovalFails = true;

        await GoneAsync(test, () => Task.FromResult(test.Logged.Contains("upkeep store_full")));
        store.RemovalFails = false;

        await GoneAsync(test, async () => await test.Store.GetAsync(id) is null);
    }

    private static async Task GoneAsync(TestRuntime test, Func<Task<bool>> isGone)
    {
        var pause = new TaskRuntimeOptions().LookForGoneEvery;
        while (!await isGone())
        {
            // Only while the upkeep sleeps, or days might pass before it has looked once.
            if (test.Time.CountTimers((test.Time.GetUtcNow() + pause).UtcTicks) > 0)
            {
                test.Time.Advance(TimeSpan.FromMinutes(1));
            }

            await Task.Yield();
        }
    }
}

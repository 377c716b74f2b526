using PluginTasks.Sdk;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>Notices, and what they keep from being removed.</summary>
public abstract class NoticeKit : TaskStoreKit
{
    [Fact]
    public async Task Notices_OfAUser_ComeInOrderUntilAcknowledged()
    {
        foreach (var id in new[] { "c", "a", "b" })
        {
            await Store.AddNoticeAsync(Notice(id));
            await Store.AddNoticeAsync(Notice(id, "ben"));
        }

        Assert.Equal("c a b", await NoticesAsync());
        Assert.Equal("c a", await NoticesAsync(limit: 2));
        await Store.RemoveNoticesAsync("anna", ["a", "unknown"]);
        await Store.RemoveNoticesAsync("anna", []);
        Assert.Equal("c b", await NoticesAsync());
        Assert.Equal("c a b", await NoticesAsync("ben"));
        Assert.Empty(await NoticesAsync("zoe"));
    }

    [Fact]
    public async Task AddNotice_Everything_ComesBack()
    {
        var notice = Notice("m", "日本", "task", 3) with { Body = "{\"text\":\"🧮\"}", Seq = 12 };
        await Store.AddNoticeAsync(notice);
        await Store.AddNoticeAsync(notice with { Body = "other" });
        await Store.AddNoticeAsync(Notice("n", "日本"));

        Assert.Equal([notice, Notice("n", "日本")], await Store.ListNoticesAsync("日本"));
    }

    [Fact]
    public async Task Change_WithANotice_StoresItWithTheNewSeq()
    {
        var task = await AddAsync(New() with { Status = TaskState.Running, Seq = 5 });

        await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed) with { Events = 2, Notice = Notice("m", task: task.Id) });

        Assert.Equal(Notice("m", task: task.Id) with { Seq = 7 }, Assert.Single(await Store.ListNoticesAsync("anna")));
    }

    [Fact]
    public async Task RemoveOldNotices_BeforeATime_LeavesTheOthers()
    {
        for (var i = 0; i < 1_100; i++)
        {
            await Store.AddNoticeAsync(Notice($"m{i}", i % 2 == 0 ? "anna" : "ben", seconds: i));
        }

        Assert.Equal(1_098, await Store.RemoveOldNoticesAsync(Start.AddSeconds(1_098)));
        Assert.Equal("m1098", await NoticesAsync());
        Assert.Equal(0, await Store.RemoveOldNoticesAsync(Start.AddSeconds(1_098)));
    }

    [Fact]
    public async Task RemoveFinished_BeforeATime_LeavesActiveOnesAndThoseWithANotice()
    {
        var gone = await AddFinishedAsync(New(), 1);
        var failed = await AddFinishedAsync(New(), 1, TaskState.Failed);
        var held = await AddFinishedAsync(New(), 1);
        var late = await AddFinishedAsync(New(), 2);
        var active = await AddAsync(New());
        await Store.AddNoticeAsync(Notice("m", task: held.Id));

        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddSeconds(2), completedOnly: true));
        Assert.Null(await Store.GetAsync(gone.Id));
        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddSeconds(2)));
        Assert.Null(await Store.GetAsync(failed.Id));
        Assert.Equal(0, await Store.RemoveFinishedAsync(Start.AddSeconds(2)));

        await Store.RemoveNoticesAsync("anna", ["m"]);
        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddSeconds(2)));
        Assert.Equal($"{active.Id} {late.Id}", await IdsAsync(new() { Descending = false }));
    }

    [Fact]
    public async Task RemoveFinished_ManyThatEndedAtOnce_RemovesAllButTheHeld()
    {
        var tasks = await Task.WhenAll(Enumerable.Range(0, 1_203).Select(_ => AddFinishedAsync(New(), 1)));
        foreach (var held in new[] { tasks[0], tasks[499], tasks[500], tasks[1_202] })
        {
            await Store.AddNoticeAsync(Notice(held.Id, task: held.Id));
        }

        Assert.Equal(1_199, await Store.RemoveFinishedAsync(Start.AddSeconds(2)));
        Assert.Equal(4, await Store.CountAsync(new()));
    }

    [Fact]
    public async Task RemoveFinished_ThenTheSameKey_StartsAnew()
    {
        await AddFinishedAsync(New() with { TaskKey = "one" }, 1);
        await Store.RemoveFinishedAsync(Start.AddSeconds(2));

        Assert.True((await Store.AddAsync(New() with { TaskKey = "one" })).IsNew);
    }
}

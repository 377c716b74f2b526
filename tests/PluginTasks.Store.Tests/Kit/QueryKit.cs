using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>Lists, pages, counts.</summary>
public abstract class QueryKit : TaskStoreKit
{
    public static TheoryData<TaskOrder, bool, string> Orders => new()
    {
        { TaskOrder.UpdatedAt, false, "task-0004 task-0005 task-0002 task-0001 task-0003" },
        { TaskOrder.UpdatedAt, true, "task-0003 task-0001 task-0002 task-0005 task-0004" },
        { TaskOrder.CreatedAt, false, "task-0003 task-0001 task-0002 task-0004 task-0005" },
        { TaskOrder.CreatedAt, true, "task-0005 task-0004 task-0002 task-0001 task-0003" },
        { TaskOrder.FinishedAt, false, "task-0003 task-0004 task-0005 task-0002 task-0001" },
        { TaskOrder.FinishedAt, true, "task-0001 task-0002 task-0005 task-0004 task-0003" },
        { TaskOrder.Label, false, "task-0002 task-0005 task-0001 task-0004 task-0003" },
        { TaskOrder.Status, false, "task-0004 task-0005 task-0003 task-0002 task-0001" },
        { TaskOrder.Module, true, "task-0005 task-0003 task-0004 task-0002 task-0001" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task List_InEachOrder_IsSortedWithTheIdLast(TaskOrder order, bool descending, string expected)
    {
        await AddFiveAsync();
        var query = new TaskQuery { Order = order, Descending = descending };

        Assert.Equal(expected, await IdsAsync(query));
        for (var size = 1; size <= 3; size++)
        {
            var pages = new List<string>();
            for (var skip = 0; skip < 5; skip += size)
            {
                pages.Add(await IdsAsync(query with { Skip = skip, Take = size }));
            }

            Assert.Equal(expected, string.Join(' ', pages));
        }

        Assert.Empty(await IdsAsync(query with { Skip = 5 }));
        Assert.Empty(await IdsAsync(query with { Take = 0 }));
    }

    [Fact]
    public async Task List_EachCondition_FindsWhatHasIt()
    {
        await AddFiveAsync();
        var none = new TaskQuery { Order = TaskOrder.CreatedAt, Descending = false };
        (TaskQuery Query, string Found)[] cases =
        [
            (none with { Id = "task-0002" }, "task-0002"),
            (none with { Module = "c" }, "task-0003 task-0005"),
            (none with { Label = "ÜBER" }, "task-0001 task-0004"),
            (none with { Label = "100%" }, "task-0002"),
            (none with { Status = [TaskState.Pending] }, "task-0004 task-0005"),
            (none with { Status = [TaskState.Pending, TaskState.Failed] }, "task-0001 task-0004 task-0005"),
            (none with { TaskKey = "k:1" }, "task-0001"),
            (none with { TaskKeyPrefix = "k:" }, "task-0001 task-0002"),
            (none with { TaskKeyPrefix = "k" }, "task-0001 task-0002 task-0004"),
            (none with { TaskKeyPrefix = "" }, "task-0003 task-0001 task-0002 task-0004"),
            (none with { TaskKeyPrefix = "k_" }, ""),
            (none with { UserId = "ben" }, "task-0002 task-0005"),
            (none with { OrganizationId = "acme" }, "task-0001 task-0002"),
            (none with { CreatedFrom = Start.AddSeconds(1), CreatedTo = Start.AddSeconds(2) }, "task-0001 task-0002"),
            (none with { UserId = "ben", Module = "c", Status = [TaskState.Pending] }, "task-0005"),
            (none with { UserId = "nobody" }, ""),
        ];

        foreach (var (query, found) in cases)
        {
            Assert.Equal(found, await IdsAsync(query));
            Assert.Equal(found.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, await Store.CountAsync(query));

            // The usual order goes another way through the database.
            var byUpdate = (await IdsAsync(query with { Order = TaskOrder.UpdatedAt })).Split(' ').Order(StringComparer.Ordinal);
            Assert.Equal(found.Split(' ').Order(StringComparer.Ordinal), byUpdate);
        }
    }

    [Fact]
    public async Task List_PagesOfManyThatEndedAtOnce_HaveEachOnce()
    {
        for (var i = 0; i < 25; i++)
        {
            await AddFinishedAsync(New() with { UserId = i % 2 == 0 ? "anna" : "ben" }, 1);
            await AddAsync(New(1));
        }

        var ids = new List<string>();
        for (var skip = 0; skip < 50; skip += 7)
        {
            ids.AddRange((await Store.ListAsync(new TaskQuery { Skip = skip, Take = 7 })).Select(t => t.Id));
        }

        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(i => $"task-{i:D4}"), ids);
        Assert.Equal(13, (await Store.ListAsync(new TaskQuery { UserId = "anna", Status = [TaskState.Completed] })).Count);
    }

    [Fact]
    public async Task Count_OfWhatHasEnded_FollowsEndsAndRemovals()
    {
        await AddFinishedAsync(New() with { OrganizationId = "acme" }, 1);
        await AddFinishedAsync(New() with { OrganizationId = "acme", Module = "system" }, 2, TaskState.Failed);
        await AddFinishedAsync(New(), 3);
        await AddFinishedAsync(New() with { UserId = "ben", OrganizationId = "" }, 4);
        var added = New(5) with { Status = TaskState.Completed };
        await AddAsync(added);
        await AddAsync(added);
        await AddAsync(New());
        Assert.Null(await Store.ChangeAsync(Step(added.Id, TaskState.Completed, TaskState.Failed)));

        Assert.Equal("6 4 1 5 2 1", await CountsAsync());
        Assert.Equal(2, await Store.RemoveFinishedAsync(Start.AddSeconds(3)));
        Assert.Equal("4 3 0 4 0 1", await CountsAsync());
        Assert.Equal(3, await Store.RemoveFinishedAsync(Start.AddSeconds(10)));
        Assert.Equal("1 0 0 1 0 0", await CountsAsync());
    }

    [Fact]
    public async Task List_WithoutDetails_LeavesOutWhatIsLong()
    {
        var task = await AddAsync(New() with { Checkpoint = "c", Result = "r", Error = "e", Args = "a", Question = "q" });

        foreach (var order in Enum.GetValues<TaskOrder>())
        {
            Assert.Equal(task with { Checkpoint = null, Result = null, Error = null }, Assert.Single(await Store.ListAsync(new TaskQuery { Order = order })));
            Assert.Equal(task, Assert.Single(await Store.ListAsync(new TaskQuery { Order = order, WithDetails = true })));
        }
    }

    [Fact]
    public async Task ListActive_OldestFirst_WithEverything()
    {
        var late = await AddAsync(New(5) with { Checkpoint = "c" });
        var early = await AddAsync(New(2) with { UserId = "zoe", Status = TaskState.WaitingConfirmation });
        await AddFinishedAsync(New(1), 3);
        var same = await AddAsync(New(5) with { UserId = "ben" });

        Assert.Equal([early, late, same], await Store.ListActiveAsync());
    }

    private async Task<string> CountsAsync()
    {
        TaskQuery[] queries =
        [
            new(), new() { Status = [TaskState.Completed] }, new() { Status = [TaskState.Failed] }, new() { Module = "reports" },
            new() { OrganizationId = "acme" }, new() { OrganizationId = "" },
        ];
        return string.Join(' ', await Task.WhenAll(queries.Select(q => Store.CountAsync(q))));
    }

    /// <summary>Two that are active, three that ended, no two alike.</summary>
    private async Task AddFiveAsync()
    {
        await AddFinishedAsync(New(1) with { Label = "Über uns", Module = "a", TaskKey = "k:1", OrganizationId = "acme" }, 30, TaskState.Failed);
        await AddFinishedAsync(New(2) with { Label = "100% done", Module = "b", TaskKey = "k:2", OrganizationId = "acme", UserId = "ben" }, 20);
        await AddAsync(New(0) with { Label = "🧮", Module = "c", TaskKey = "other", UpdatedAt = Start.AddSeconds(40), Status = TaskState.WaitingConfirmation });
        await AddAsync(New(3) with { Label = "\uFFFDüber", Module = "b", TaskKey = "key", UserId = "zoe" });
        await AddAsync(New(4) with { Label = "A", Module = "c", UserId = "ben" });
    }
}

using PluginTasks.Sandbox.Audit;
using PluginTasks.Sdk;
using PluginTasks.Store.Tests.Kit;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Audit;

public sealed class TaskAuditTests : TaskStoreKit
{
    [Fact]
    public async Task Change_OfATask_SaysWhenItBeganAndEndedAndNothingBetween()
    {
        var task = await AddAsync(New());
        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running, 1));
        await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.WaitingConfirmation, 2));
        await Store.ChangeAsync(Step(task.Id, TaskState.WaitingConfirmation, TaskState.Running, 3));
        await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Failed, 4));
        await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed, 5));

        var rows = (await ((SqliteTaskStore)Store).Audit.ListAsync(new AuditQuery())).Reverse().Select(r => r.Entry).ToList();
        Assert.Equal(["started", "failed"], rows.Select(r => r.Outcome));
        Assert.All(rows, r => Assert.Equal((AuditKind.Task, task.Id, task.UserId, task.Module), (r.Kind, r.Subject, r.User, r.Module)));
        Assert.Equal(Start.AddSeconds(4), rows[1].At);
    }

    [Fact]
    public async Task Change_InAStoreThatIsNotAskedTo_AuditsNothing()
    {
        using var file = new StoreFile();
        await using var store = file.Open();
        var task = New();
        await store.AddAsync(task);
        await store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running, 1));

        Assert.Empty(await store.Audit.ListAsync(new AuditQuery()));
    }

    protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"), new SqliteTaskStoreOptions { AuditTasks = true });
}

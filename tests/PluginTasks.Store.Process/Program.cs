using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

// A process that the tests run beside their own, to share a file with and to kill. It says each thing that the store
// has acknowledged in a line, and only then.
var (mode, path) = (args[0], args[1]);
await using var store = SqliteTaskStore.Open(path);
var ids = new TaskId(TimeProvider.System);
switch (mode)
{
    case "write":
        // Until it is killed.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(WriteForeverAsync)));
        break;
    case "key":
        // Waits for a line, so that both processes begin at once.
        Say("ready");
        await Console.In.ReadLineAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, int.Parse(args[2], null)).Select(_ => store.AddAsync(New() with { TaskKey = "one" })));
        Say($"{added.Count(a => a.IsNew)} {string.Join(' ', added.Select(a => a.Task.Id).Distinct())}");
        break;
    case "finish":
        var at = TimeProvider.System.GetUtcNow();
        var changed = await store.ChangeAsync(new TaskChange { Id = args[2], From = [TaskState.Running], To = TaskState.Completed, At = at });
        Say(changed is null ? "refused" : "done");
        break;
    case "fire":
        // Claims every firing of a schedule up to a number of them, beside whoever else does.
        Say("ready");
        await Console.In.ReadLineAsync();
        await FireAsync(args[2], int.Parse(args[3], null));
        break;
    case "host":
        // Owns a task that runs, until it is killed.
        var member = store.Join();
        await store.AddAsync(New() with { Id = args[2], Status = TaskState.Running, Owner = member.Id, TaskName = "reports.work", Resumes = true, Checkpoint = "7" });
        Say(member.Id);
        await Console.In.ReadLineAsync();
        break;
    default:
        return 2;
}

return 0;

async Task FireAsync(string id, int count)
{
    while (await store.Schedules.GetAsync(id) is { NextRun: { } due } schedule)
    {
        var isLast = schedule.Version == count;
        var firing = new ScheduleFiring
        {
            Schedule = schedule, At = due, NextRun = isLast ? null : due.AddHours(1), IsLast = isLast,
            Task = New() with { TaskKey = ScheduleKey.Of(id, due) },
        };
        if (await store.Schedules.FireAsync(firing) is { } fired)
        {
            Say($"fired {fired.Task!.Task.TaskKey} {fired.Task.IsNew}");
        }
    }
}

async Task WriteForeverAsync()
{
    while (true)
    {
        var task = (await store.AddAsync(New())).Task;
        Say($"added {task.Id}");
        await StepAsync(task.Id, TaskState.Pending, TaskState.Running, null);
        Say($"running {task.Id}");
        var notice = new Notice(ids.Next(), "anna", task.Id, TimeProvider.System.GetUtcNow(), "{}");
        await StepAsync(task.Id, TaskState.Running, TaskState.Completed, notice);
        Say($"completed {task.Id}");
        Say($"notice {notice.MessageId}");
    }
}

Task<TaskRecord?> StepAsync(string id, TaskState from, TaskState to, Notice? notice) => store.ChangeAsync(
    new TaskChange { Id = id, From = [from], To = to, At = TimeProvider.System.GetUtcNow(), Checkpoint = $"\"{to}\"", Notice = notice });

TaskRecord New()
{
    var now = TimeProvider.System.GetUtcNow();
    return new TaskRecord
    {
        Id = ids.Next(), Module = "reports", Label = "Report", Status = TaskState.Pending, UserId = "anna", CreatedAt = now, UpdatedAt = now,
    };
}

static void Say(string line)
{
    lock (Console.Out)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}

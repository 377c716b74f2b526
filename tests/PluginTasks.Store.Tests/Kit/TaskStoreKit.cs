using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What any store of tasks must pass, in parts by theme; an implementation runs it by deriving from each part.</summary>
public abstract class TaskStoreKit : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-store-");
    private int count;

    protected static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected ITaskStore Store { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Store = Open(folder.FullName);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>An empty store, in an empty folder where it needs one.</summary>
    protected abstract ITaskStore Open(string folder);

    /// <summary>A pending task that was made so many seconds after the start.</summary>
    protected TaskRecord New(double seconds = 0) => new()
    {
        Id = $"task-{Interlocked.Increment(ref count):D4}",
        Module = "reports",
        Label = "Monthly report",
        Status = TaskState.Pending,
        UserId = "anna",
        CreatedAt = Start.AddSeconds(seconds),
        UpdatedAt = Start.AddSeconds(seconds),
    };

    protected async Task<TaskRecord> AddAsync(TaskRecord task) => (await Store.AddAsync(task)).Task;

    protected async Task<TaskRecord> AddFinishedAsync(TaskRecord task, double seconds, TaskState state = TaskState.Completed)
    {
        await Store.AddAsync(task);
        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running, seconds));
        return (await Store.ChangeAsync(Step(task.Id, TaskState.Running, state, seconds)))!;
    }

    protected static TaskChange Step(string id, TaskState from, TaskState? to, double seconds = 1) =>
        new() { Id = id, From = [from], To = to, At = Start.AddSeconds(seconds) };

    protected static Notice Notice(string id, string user = "anna", string? task = null, double seconds = 0) =>
        new(id, user, task, Start.AddSeconds(seconds), $$"""{"messageId":"{{id}}"}""");

    protected async Task<string> IdsAsync(TaskQuery query) => string.Join(' ', (await Store.ListAsync(query)).Select(t => t.Id));

    protected async Task<string> NoticesAsync(string user = "anna", int limit = 1_000) =>
        string.Join(' ', (await Store.ListNoticesAsync(user, limit)).Select(n => n.MessageId));
}

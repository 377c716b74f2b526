using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

internal static class Rows
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TaskRecord New(string id) => new()
    {
        Id = id, Module = "reports", Label = "Report", Status = TaskState.Pending, UserId = "anna", CreatedAt = Start, UpdatedAt = Start,
    };

    public static TaskChange Step(string id, TaskState from, TaskState? to) => new() { Id = id, From = [from], To = to, At = Start };

    /// <summary>A connection beside the store's, as another program has one.</summary>
    public static Database Connect(string path) => Database.Open(path, OpenMode.WriteOrCreate, TimeSpan.Zero);
}

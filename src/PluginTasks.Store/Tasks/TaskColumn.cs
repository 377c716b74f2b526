using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>A column of a task that is written from its record.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Bind">Puts the record's value into a parameter.</param>
/// <param name="Differs">Whether two versions of a task differ in it.</param>
internal sealed record TaskColumn(
    string Name,
    Action<Statement, int, TaskRecord> Bind,
    Func<TaskRecord, TaskRecord, bool> Differs)
{
    public static TaskColumn Text(string name, Func<TaskRecord, string?> value) => new(
        name, (s, p, t) => s.Bind(p, value(t)), (a, b) => !ReferenceEquals(value(a), value(b)));

    public static TaskColumn Integer(string name, Func<TaskRecord, long> value) => new(
        name, (s, p, t) => s.Bind(p, value(t)), (a, b) => value(a) != value(b));

    public static TaskColumn Real(string name, Func<TaskRecord, double?> value) => new(
        name, (s, p, t) => s.Bind(p, value(t)), (a, b) => value(a) != value(b));

    public static TaskColumn Time(string name, Func<TaskRecord, DateTimeOffset?> value) => new(
        name, (s, p, t) => s.Bind(p, value(t)?.ToUnixTimeMilliseconds()), (a, b) => value(a) != value(b));
}

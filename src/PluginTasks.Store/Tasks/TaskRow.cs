using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>Reads the columns of <see cref="TaskColumns"/>, which a query gives first.</summary>
internal static class TaskRow
{
    public static string Columns { get; } = string.Join(", ", TaskColumns.All.Select(c => c.Name));

    public static string ListColumns { get; } = string.Join(", ", TaskColumns.All[..TaskColumns.FirstDetail].Select(c => c.Name));

    public static TaskRecord Read(Statement row, bool withDetails = true) => new()
    {
        Id = row.Text(0)!,
        Module = row.Text(1)!,
        Label = row.Text(2)!,
        Status = StateCode.From(row.Int64(3)),
        Progress = row.Double(4),
        TaskKey = row.Text(5),
        UserId = row.Text(6)!,
        OrganizationId = row.Text(7),
        SessionKey = row.Text(8),
        Priority = (int)row.Int64(9),
        CreatedAt = Time(row, 10)!.Value,
        StartedAt = Time(row, 11),
        UpdatedAt = Time(row, 12)!.Value,
        FinishedAt = Time(row, 13),
        Attempt = (int)row.Int64(14),
        Crashes = (int)row.Int64(15),
        TimeoutSeconds = row.IsNull(16) ? null : row.Double(16),
        TaskName = row.Text(17),
        Resumes = row.Int64(18) != 0,
        NotBefore = Time(row, 19),
        Owner = row.Text(20),
        Seq = row.Int64(21),
        Retry = row.Text(22),
        Completion = row.Text(23),
        Context = row.Text(24),
        Watchers = row.Text(25),
        Question = row.Text(26),
        Answer = row.Text(27),
        Args = row.Text(28),
        Error = withDetails ? row.Text(29) : null,
        Checkpoint = withDetails ? row.Text(30) : null,
        Result = withDetails ? row.Text(31) : null,
    };

    public static List<TaskRecord> ReadAll(Statement rows, bool withDetails = true)
    {
        var tasks = new List<TaskRecord>();
        try
        {
            while (rows.Step())
            {
                tasks.Add(Read(rows, withDetails));
            }
        }
        finally
        {
            rows.Reset();
        }

        return tasks;
    }

    private static DateTimeOffset? Time(Statement row, int column) =>
        row.IsNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));
}

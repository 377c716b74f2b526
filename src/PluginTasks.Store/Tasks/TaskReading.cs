using System.Globalization;
using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

/// <summary>The questions about tasks.</summary>
internal static class TaskReading
{
    private static readonly string GetSql = $"SELECT {TaskRow.Columns} FROM tasks WHERE id = ?1";

    private static readonly string ActiveSql =
        $"SELECT {TaskRow.Columns} FROM tasks WHERE finished_at IS NULL ORDER BY created_at, id";

    public static TaskRecord? Get(Database database, string id)
    {
        var get = database.Prepare(GetSql);
        get.Bind(1, id);
        try
        {
            return get.Step() ? TaskRow.Read(get) : null;
        }
        finally
        {
            get.Reset();
        }
    }

    public static List<TaskRecord> ListActive(Database database) => TaskRow.ReadAll(database.Prepare(ActiveSql));

    public static int Count(Database database, TaskQuery query)
    {
        var conditions = new TaskConditions(query);
        var count = database.PrepareOneOfMany($"SELECT count(*) FROM tasks WHERE {conditions.Sql}");
        conditions.Bind(count);
        try
        {
            return count.Step() ? (int)count.Int64(0) : 0;
        }
        finally
        {
            count.Reset();
        }
    }

    public static List<TaskRecord> List(Database database, TaskQuery query)
    {
        var conditions = new TaskConditions(query);
        var (take, end) = (conditions.Count + 1, conditions.Count + 2);
        var list = database.PrepareOneOfMany(Sql(query, conditions, take, end));
        conditions.Bind(list);
        list.Bind(take, query.Take);
        list.Bind(take + 2, query.Skip);
        list.Bind(end, (long)query.Skip + query.Take);
        return TaskRow.ReadAll(list, query.WithDetails);
    }

    private static string Sql(TaskQuery query, TaskConditions conditions, int take, int end)
    {
        var direction = query.Descending ? "DESC" : "ASC";
        var columns = query.WithDetails ? TaskRow.Columns : TaskRow.ListColumns;
        var page = string.Create(CultureInfo.InvariantCulture, $"LIMIT ?{take} OFFSET ?{take + 2}");
        var order = OrderOf(query.Order);

        // What has ended was changed last when it ended, and by that there is an index; the others are few. Each half
        // gives what could be on the page, and one of them is empty where the query asks for states of the other.
        string Half(string isThere, string by) => string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT * FROM (SELECT row AS place, {by} AS first, id AS second FROM tasks WHERE {isThere} AND {conditions.Sql} ORDER BY {by} {direction}, id {direction} LIMIT ?{end})");

        return query.Order is TaskOrder.UpdatedAt
            ? $"""
              SELECT {columns} FROM (
                {string.Join(" UNION ALL ", Halves(query).Select(h => Half(h.IsThere, h.By)))}
                ORDER BY first {direction}, second {direction} {page}) AS page
              CROSS JOIN tasks ON tasks.row = page.place ORDER BY page.first {direction}, page.second {direction}
              """
            : $"SELECT {columns} FROM tasks WHERE {conditions.Sql} AND ?{end} IS NOT NULL ORDER BY {order} {direction}, id {direction} {page}";
    }

    private static IEnumerable<(string IsThere, string By)> Halves(TaskQuery query)
    {
        if (query.Status.Count == 0 || query.Status.Any(s => !s.IsFinal()))
        {
            yield return ("finished_at IS NULL", "updated_at");
        }

        if (query.Status.Count == 0 || query.Status.Any(s => s.IsFinal()))
        {
            yield return ("finished_at IS NOT NULL", "finished_at");
        }
    }

    private static string OrderOf(TaskOrder order) => order switch
    {
        TaskOrder.CreatedAt => "created_at",
        TaskOrder.FinishedAt => "finished_at",
        TaskOrder.Label => "label",
        TaskOrder.Status => "status",
        TaskOrder.Module => "module",
        _ => "updated_at",
    };
}

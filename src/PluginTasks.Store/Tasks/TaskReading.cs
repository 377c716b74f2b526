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

    private static readonly string CompletionsSql =
        $"SELECT {TaskRow.Columns} FROM tasks WHERE completion IS NOT NULL AND finished_at IS NOT NULL AND id > ?1 ORDER BY id LIMIT ?2";

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

    public static List<TaskRecord> ListCompletions(Database database, string afterId, int limit)
    {
        var list = database.Prepare(CompletionsSql);
        list.Bind(1, afterId);
        list.Bind(2, limit);
        return TaskRow.ReadAll(list);
    }

    public static int Count(Database database, TaskQuery query)
    {
        var conditions = new TaskConditions(query);

        // In halves, because the indexes have either the tasks that ended or the others.
        var halves = Halves(query).Select(h => h.HasEnded && IsCounted(query)
            ? $"(SELECT coalesce(sum(count), 0) FROM task_counts WHERE {conditions.Sql})"
            : $"(SELECT count(*) FROM tasks WHERE {h.IsThere} AND {conditions.Sql})");
        var count = database.PrepareOneOfMany($"SELECT {string.Join(" + ", halves)}");
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
        var list = database.PrepareOneOfMany(Sql(query, conditions));
        conditions.Bind(list);
        list.Bind(conditions.Count + 1, query.Take);
        list.Bind(conditions.Count + 2, query.Skip);
        list.Bind(conditions.Count + 3, (long)query.Skip + query.Take);
        return TaskRow.ReadAll(list, query.WithDetails);
    }

    /// <summary>After those of the conditions it has three parameters: how many, after how many, and both together.</summary>
    internal static string Sql(TaskQuery query, TaskConditions conditions)
    {
        var (take, skip, end) = (conditions.Count + 1, conditions.Count + 2, conditions.Count + 3);
        var direction = query.Descending ? "DESC" : "ASC";
        var columns = query.WithDetails ? TaskRow.Columns : TaskRow.ListColumns;
        var page = string.Create(CultureInfo.InvariantCulture, $"LIMIT ?{take} OFFSET ?{skip}");

        // What has ended was changed last when it ended, and by that there is an index; the others are few. Each half
        // gives what could be on the page, and one of them is left out where the query asks for states of the other. The
        // plus says that ids only break ties: no index by id is of use.
        string Half(string isThere, string by) => string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT * FROM (SELECT row AS place, {by} AS first, id AS second FROM tasks WHERE {isThere} AND {conditions.Sql} " +
            $"ORDER BY {by} {direction}, +id {direction} LIMIT ?{end})");

        return query.Order is TaskOrder.UpdatedAt or TaskOrder.FinishedAt
            ? $"""
              SELECT {columns} FROM (
                {string.Join(" UNION ALL ", Halves(query).Select(h => Half(h.IsThere, h.By)))}
                ORDER BY first {direction}, second {direction} {page}) AS page
              CROSS JOIN tasks ON tasks.row = page.place ORDER BY page.first {direction}, page.second {direction}
              """
            : $"SELECT {columns} FROM tasks WHERE {conditions.Sql} AND ?{end} IS NOT NULL ORDER BY {OrderOf(query.Order)} {direction}, id {direction} {page}";
    }

    private static IEnumerable<(string IsThere, string By, bool HasEnded)> Halves(TaskQuery query)
    {
        if (query.Status.Count == 0 || query.Status.Any(s => !s.IsFinal()))
        {
            yield return ("finished_at IS NULL", query.Order == TaskOrder.FinishedAt ? "finished_at" : "updated_at", false);
        }

        if (query.Status.Count == 0 || query.Status.Any(s => s.IsFinal()))
        {
            yield return ("finished_at IS NOT NULL", "finished_at", true);
        }
    }

    /// <summary>Whether all that the query asks is a column of the counts too. There no organization is an empty one.</summary>
    private static bool IsCounted(TaskQuery query) =>
        query is { Id: null, Label: null, TaskKey: null, TaskKeyPrefix: null, CreatedFrom: null, CreatedTo: null } && query.OrganizationId != "";

    private static string OrderOf(TaskOrder order) => order switch
    {
        TaskOrder.CreatedAt => "created_at",
        TaskOrder.Label => "label",
        TaskOrder.Status => "status",
        _ => "module",
    };
}

using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Store.Sqlite;

namespace PluginTasks.Store.Access;

/// <summary>Requests and decisions as rows.</summary>
internal static class AccessRows
{
    public static StoredAccess Read(Database database) => new(
        [.. All(
            database, "SELECT module, resource, operation, target, first_asked, last_asked, times FROM access_requests",
            (row, key) => new AccessRequest(key, Time(row, 4), Time(row, 5), row.Int64(6)))],
        [.. All(
            database, "SELECT module, resource, operation, target, allowed, decided_by, decided_at FROM access_decisions",
            (row, key) => new DecidedAccess(key, row.Int64(4) == 1 ? AccessVerdict.Always : AccessVerdict.Denied, row.Text(5)!, Time(row, 6)))]);

    public static void Bind(Statement statement, AccessKey key)
    {
        statement.Bind(1, key.Module);
        statement.Bind(2, AccessVocabulary.NameOf(key.Resource));
        statement.Bind(3, AccessVocabulary.NameOf(key.Operation));
        statement.Bind(4, key.Target);
    }

    private static List<T> All<T>(Database database, string sql, Func<Statement, AccessKey, T> read)
    {
        var statement = database.Prepare(sql);
        var rows = new List<T>();
        try
        {
            while (statement.Step())
            {
                // A word that this version does not know is none that it could act on.
                if (AccessVocabulary.TryRead(statement.Text(1)!, statement.Text(2)!, out var resource, out var operation) is null)
                {
                    rows.Add(read(statement, new AccessKey(statement.Text(0)!, resource, operation, statement.Text(3)!)));
                }
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }

    private static DateTimeOffset Time(Statement row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));
}

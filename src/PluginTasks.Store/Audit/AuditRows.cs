using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Sqlite;

namespace PluginTasks.Store.Audit;

/// <summary>The audit log as it is read.</summary>
internal static class AuditRows
{
    public const string Columns = "number, at, kind, module, user_id, subject, outcome, detail, hash";

    public static List<AuditRow> List(Database database, AuditQuery query)
    {
        var list = database.Prepare(
            $"""
            SELECT {Columns} FROM audit
            WHERE number < ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR module = ?3) AND (?4 IS NULL OR user_id = ?4)
            ORDER BY number DESC LIMIT ?5
            """);
        list.Bind(1, query.Before ?? long.MaxValue);
        list.Bind(2, query.Kind is { } kind ? AuditWords.NameOf(kind) : null);
        list.Bind(3, query.Module);
        list.Bind(4, query.User);
        list.Bind(5, (long)Math.Clamp(query.Take, 1, AuditQuery.Most));
        var rows = new List<AuditRow>();
        try
        {
            while (list.Step())
            {
                rows.Add(Of(list));
            }
        }
        finally
        {
            list.Reset();
        }

        return rows;
    }

    private static AuditRow Of(Statement row) => new(
        row.Int64(0),
        new AuditEntry
        {
            Kind = AuditWords.TryRead(row.Text(2)!, out var kind) ? kind : AuditKind.Audit,
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1)),
            Module = row.Text(3),
            User = row.Text(4),
            Subject = row.Text(5),
            Outcome = row.Text(6)!,
            Detail = row.Text(7),
        },
        row.Text(8)!);
}

using System.Globalization;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Migrations;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Audit;

/// <summary>Reads an audit log from its first row to its last, while hosts write to it or not, and says whether it is as it was written.</summary>
public static class AuditVerification
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(30);

    /// <param name="path">The database.</param>
    /// <param name="expected">A count and hash that were noted earlier; null where there are none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The file is damaged, newer than the program, not ours, or from before there was an audit log.</exception>
    public static AuditCheck Run(string path, (long Count, string Hash)? expected = null, CancellationToken cancellationToken = default)
    {
        using var database = Database.Open(path, OpenMode.Read, Busy);
        if (!Schema.Check(database) || database.Number("SELECT count(*) FROM sqlite_master WHERE name = 'audit_head'") == 0)
        {
            throw new StoreException(StoreErrorCodes.Failed, $"{path} has no audit log yet; a host makes it at its next start.");
        }

        database.Heed(cancellationToken);

        // One snapshot of rows and head: a host may add some meanwhile.
        database.Execute("BEGIN");
        var check = Rows(database, expected);
        return check.BadRow is null ? AgainstHead(database, check, expected) : check;
    }

    private static AuditCheck Rows(Database database, (long Count, string Hash)? expected)
    {
        var (count, hash) = (0L, AuditChain.Start);
        using var rows = database.New($"SELECT {AuditRows.Columns} FROM audit ORDER BY number");
        while (rows.Step())
        {
            var number = rows.Int64(0);
            if (number != count + 1)
            {
                return Bad(count, hash, count + 1, number > count + 1 ? "is missing" : "has a number that no row has");
            }

            var next = AuditChain.Next(hash, number, rows.Int64(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Text(5), rows.Text(6), rows.Text(7));
            if (next != rows.Text(8))
            {
                return Bad(count, hash, number, "is not as it was written, or not where it was");
            }

            (count, hash) = (number, next);
            if (expected is { } noted && noted.Count == count && noted.Hash != hash)
            {
                return Bad(count, hash, count, "has another hash than was noted");
            }
        }

        return new AuditCheck(count, hash, null, null);
    }

    private static AuditCheck AgainstHead(Database database, AuditCheck check, (long Count, string Hash)? expected)
    {
        using var head = database.New("SELECT count, hash FROM audit_head");
        var (count, hash) = head.Step() ? (head.Int64(0), head.Text(1)) : (-1, null);
        var last = Math.Max(count, expected?.Count ?? 0);
        return count < 0
            ? Bad(check.Count, check.Hash, check.Count + 1, "cannot be told to be the next: the head of the log is gone")
            : last > check.Count
            ? Bad(check.Count, check.Hash, check.Count + 1, Missing(last - check.Count))
            : count < check.Count
            ? Bad(check.Count, check.Hash, count + 1, "was added by something else than a host")
            : hash != check.Hash
            ? Bad(check.Count, check.Hash, check.Count, "is not the one that the head of the log names")
            : check;
    }

    private static string Missing(long count) => count == 1
        ? "is missing, the last one"
        : string.Create(CultureInfo.InvariantCulture, $"is missing with all that followed, {count} rows");

    private static AuditCheck Bad(long count, string hash, long row, string problem) => new(count, hash, row, problem);
}

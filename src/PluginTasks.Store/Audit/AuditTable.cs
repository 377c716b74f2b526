using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Sqlite;

namespace PluginTasks.Store.Audit;

/// <summary>Adds rows to the audit log, each hung on the one before. The head is read in the transaction that adds, and kept in it.</summary>
internal sealed class AuditTable(Database database)
{
    private readonly Statement insert = database.Prepare(
        "INSERT INTO audit (number, at, kind, module, user_id, subject, outcome, detail, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

    private readonly Statement read = database.Prepare("SELECT count, hash FROM audit_head");
    private readonly Statement write = database.Prepare("UPDATE audit_head SET count = ?1, hash = ?2");
    private long count;
    private string? head;

    /// <param name="entry">Clean, with a time.</param>
    public void Append(AuditEntry entry)
    {
        if (head is null)
        {
            ReadHead();
        }

        var (at, kind) = (entry.At!.Value.ToUnixTimeMilliseconds(), AuditWords.NameOf(entry.Kind));
        head = AuditChain.Next(head!, count + 1, at, kind, entry.Module, entry.User, entry.Subject, entry.Outcome, entry.Detail);
        insert.Bind(1, ++count);
        insert.Bind(2, at);
        insert.Bind(3, kind);
        insert.Bind(4, entry.Module);
        insert.Bind(5, entry.User);
        insert.Bind(6, entry.Subject);
        insert.Bind(7, entry.Outcome);
        insert.Bind(8, entry.Detail);
        insert.Bind(9, head);
        insert.Run();
    }

    public void Write()
    {
        if (head is not null)
        {
            write.Bind(1, count);
            write.Bind(2, head);
            write.Run();
            head = null;
        }
    }

    /// <summary>After a rollback.</summary>
    public void Forget() => head = null;

    private void ReadHead()
    {
        if (!read.Step())
        {
            throw new InvalidOperationException("The head of the audit log is gone.");
        }

        (count, head) = (read.Int64(0), read.Text(1));
        read.Reset();
    }
}

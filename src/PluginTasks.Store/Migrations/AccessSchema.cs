namespace PluginTasks.Store.Migrations;

/// <summary>What modules ask for and what was decided, and the audit log: rows are added to it, and neither changed nor removed.</summary>
internal static class AccessSchema
{
    public const string Sql = """
        CREATE TABLE access_requests (
          module TEXT NOT NULL,
          resource TEXT NOT NULL,
          operation TEXT NOT NULL,
          target TEXT NOT NULL,
          first_asked INTEGER NOT NULL,
          last_asked INTEGER NOT NULL,
          times INTEGER NOT NULL,
          PRIMARY KEY (module, resource, operation, target)
        ) WITHOUT ROWID;

        CREATE TABLE access_decisions (
          module TEXT NOT NULL,
          resource TEXT NOT NULL,
          operation TEXT NOT NULL,
          target TEXT NOT NULL,
          allowed INTEGER NOT NULL,
          decided_by TEXT NOT NULL,
          decided_at INTEGER NOT NULL,
          PRIMARY KEY (module, resource, operation, target)
        ) WITHOUT ROWID;

        CREATE TABLE audit (
          number INTEGER PRIMARY KEY,
          at INTEGER NOT NULL,
          kind TEXT NOT NULL,
          module TEXT,
          user_id TEXT,
          subject TEXT,
          outcome TEXT NOT NULL,
          detail TEXT,
          hash TEXT NOT NULL
        );

        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
        CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;

        CREATE TABLE audit_head (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          count INTEGER NOT NULL,
          hash TEXT NOT NULL
        );

        INSERT INTO audit_head (one, count, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
        """;
}

namespace PluginTasks.Store.Migrations;

/// <summary>Sign-ins and tokens by their hashes, and the users of other services.</summary>
internal static class AccountsSchema
{
    public const string Sql = """
        CREATE TABLE sessions (
          hash TEXT PRIMARY KEY,
          id TEXT NOT NULL,
          user_id TEXT NOT NULL,
          stamp TEXT,
          language TEXT,
          created_at INTEGER NOT NULL,
          used_at INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE tokens (
          hash TEXT PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          user_id TEXT NOT NULL,
          label TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE users (
          id TEXT PRIMARY KEY,
          display_name TEXT,
          role TEXT NOT NULL,
          organization_id TEXT,
          language TEXT,
          signed_in_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        """;
}

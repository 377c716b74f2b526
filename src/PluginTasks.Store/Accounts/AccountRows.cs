using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Accounts;

namespace PluginTasks.Store.Accounts;

/// <summary>Accounts as they are read.</summary>
internal static class AccountRows
{
    public static StoredSession? Session(Database database, string hash) => One(
        database, "SELECT hash, id, user_id, stamp, language, created_at, used_at FROM sessions WHERE hash = ?1", hash,
        row => new StoredSession
        {
            Hash = row.Text(0)!,
            Id = row.Text(1)!,
            UserId = row.Text(2)!,
            Stamp = row.Text(3),
            Language = row.Text(4),
            CreatedAt = Time(row, 5),
            UsedAt = Time(row, 6),
        });

    public static StoredToken? Token(Database database, string hash) => One(
        database, "SELECT hash, id, user_id, label, created_at, expires_at FROM tokens WHERE hash = ?1", hash, Token);

    public static List<StoredToken> Tokens(Database database, string? userId) => All(
        database,
        "SELECT hash, id, user_id, label, created_at, expires_at FROM tokens WHERE ?1 IS NULL OR user_id = ?1 ORDER BY created_at, id",
        userId,
        Token);

    public static StoredUser? User(Database database, string id) => One(
        database, "SELECT id, display_name, role, organization_id, language, signed_in_at FROM users WHERE id = ?1", id,
        row => new StoredUser
        {
            Id = row.Text(0)!, DisplayName = row.Text(1), Role = row.Text(2)!, OrganizationId = row.Text(3), Language = row.Text(4), SignedInAt = Time(row, 5),
        });

    private static StoredToken Token(Statement row) => new()
    {
        Hash = row.Text(0)!, Id = row.Text(1)!, UserId = row.Text(2)!, Label = row.Text(3)!, CreatedAt = Time(row, 4), ExpiresAt = Time(row, 5),
    };

    private static T? One<T>(Database database, string sql, string key, Func<Statement, T> read)
        where T : class => All(database, sql, key, read).SingleOrDefault();

    private static List<T> All<T>(Database database, string sql, string? key, Func<Statement, T> read)
    {
        var statement = database.Prepare(sql);
        statement.Bind(1, key);
        var rows = new List<T>();
        try
        {
            while (statement.Step())
            {
                rows.Add(read(statement));
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

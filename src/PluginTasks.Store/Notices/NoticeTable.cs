using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Notices;

/// <summary>The rows of notices, for the one that writes. Their position is the order in which they were committed.</summary>
internal sealed class NoticeTable(Database database)
{
    private readonly Statement insert = database.Prepare(
        "INSERT INTO notices (user_id, message_id, task_id, created_at, seq, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING");

    private readonly Statement remove = database.Prepare("DELETE FROM notices WHERE user_id = ?1 AND message_id = ?2");

    private readonly Statement removeOld = database.Prepare(
        "DELETE FROM notices WHERE position IN (SELECT position FROM notices WHERE created_at < ?1 LIMIT ?2)");

    public void Add(Notice notice)
    {
        insert.Bind(1, notice.UserId);
        insert.Bind(2, notice.MessageId);
        insert.Bind(3, notice.TaskId);
        insert.Bind(4, notice.CreatedAt.ToUnixTimeMilliseconds());
        insert.BindNull(5);
        if (notice.Seq is { } seq)
        {
            insert.Bind(5, seq);
        }

        insert.Bind(6, notice.Body);
        insert.Run();
    }

    public int Remove(string userId, IReadOnlyCollection<string> messageIds)
    {
        var count = 0;
        foreach (var messageId in messageIds)
        {
            remove.Bind(1, userId);
            remove.Bind(2, messageId);
            remove.Run();
            count += database.Changes;
        }

        return count;
    }

    public int RemoveOld(DateTimeOffset before, int most)
    {
        removeOld.Bind(1, before.ToUnixTimeMilliseconds());
        removeOld.Bind(2, most);
        removeOld.Run();
        return database.Changes;
    }
}

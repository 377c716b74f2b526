using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Notices;

internal static class NoticeReading
{
    private const string Sql = """
        SELECT message_id, task_id, created_at, seq, body FROM notices WHERE user_id = ?1 ORDER BY position LIMIT ?2
        """;

    public static List<Notice> List(Database database, string userId, int limit)
    {
        var list = database.Prepare(Sql);
        list.Bind(1, userId);
        list.Bind(2, limit);
        var notices = new List<Notice>();
        try
        {
            while (list.Step())
            {
                var time = DateTimeOffset.FromUnixTimeMilliseconds(list.Int64(2));
                notices.Add(new Notice(list.Text(0)!, userId, list.Text(1), time, list.Text(4)!)
                {
                    Seq = list.IsNull(3) ? null : list.Int64(3),
                });
            }
        }
        finally
        {
            list.Reset();
        }

        return notices;
    }
}

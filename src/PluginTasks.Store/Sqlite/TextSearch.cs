using System.Text;
using SQLitePCL;

namespace PluginTasks.Store.Sqlite;

/// <summary><c>holds(text, part)</c>: whether a part is there in any case. SQLite itself knows the case of ASCII only.</summary>
internal static class TextSearch
{
    public static void AddTo(sqlite3 handle) => _ = raw.sqlite3_create_function(
        handle, "holds", 2, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Holds);

    private static void Holds(sqlite3_context context, object data, sqlite3_value[] values) =>
        raw.sqlite3_result_int(context, Text(values[0]).Contains(Text(values[1]), StringComparison.OrdinalIgnoreCase) ? 1 : 0);

    private static string Text(sqlite3_value value) => Encoding.UTF8.GetString(raw.sqlite3_value_blob(value));
}

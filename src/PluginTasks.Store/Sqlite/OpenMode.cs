namespace PluginTasks.Store.Sqlite;

internal enum OpenMode
{
    Read,
    Write,
    WriteOrCreate,
}

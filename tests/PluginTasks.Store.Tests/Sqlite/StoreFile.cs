namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>A file for a store, in a folder of its own.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-store-");

    public string Path => System.IO.Path.Combine(folder.FullName, "tasks.db");

    public SqliteTaskStore Open(SqliteTaskStoreOptions? options = null) => SqliteTaskStore.Open(Path, options);

    public void Dispose() => folder.Delete(recursive: true);
}

using PluginTasks.Store;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>A database in a folder of its own, on the disk where temporary files are.</summary>
internal sealed class TaskFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-bench-");

    public string Path => System.IO.Path.Combine(folder.FullName, "plugintasks.db");

    public SqliteTaskStore Open() => SqliteTaskStore.Open(Path);

    public void Dispose() => folder.Delete(recursive: true);
}

using PluginTasks.Store.Backups;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Backups;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly StoreFile file = new();

    private string Copy => file.Path + ".copy";

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Backup_OfAStoreInUse_HasWhatWasCommittedAndComesBack()
    {
        await using (var store = file.Open())
        {
            await store.AddAsync(Rows.New("a"));
            SqliteBackup.Write(file.Path, Copy);
            await store.AddAsync(Rows.New("b"));
        }

        Assert.NotNull(SqliteBackup.Restore(Copy, file.Path));

        await using var restored = file.Open();
        Assert.NotNull(await restored.GetAsync("a"));
        Assert.Null(await restored.GetAsync("b"));
    }

    [Fact]
    public async Task Restore_WhileAHostLives_IsRefused()
    {
        await using var store = file.Open();
        SqliteBackup.Write(file.Path, Copy);
        using var member = store.Join();

        Assert.Equal(StoreErrorCodes.Busy, Assert.Throws<StoreException>(() => SqliteBackup.Restore(Copy, file.Path)).Code);
    }

    [Fact]
    public async Task Backup_OntoAFileThatIsThere_LeavesItAsItIs()
    {
        await file.Open().DisposeAsync();
        File.WriteAllText(Copy, "mine");

        Assert.Throws<IOException>(() => SqliteBackup.Write(file.Path, Copy));
        Assert.Equal("mine", File.ReadAllText(Copy));
    }

    [Fact]
    public void Restore_OfWhatIsNoDatabaseOfOurs_IsRefused()
    {
        File.WriteAllText(Copy, new string('x', 4_096));
        Assert.Equal(StoreErrorCodes.Damaged, Assert.Throws<StoreException>(() => SqliteBackup.Restore(Copy, file.Path)).Code);

        File.Delete(Copy);
        using (var other = Rows.Connect(Copy))
        {
            other.ExecuteAll("CREATE TABLE t (x)");
        }

        Assert.Equal(StoreErrorCodes.Foreign, Assert.Throws<StoreException>(() => SqliteBackup.Restore(Copy, file.Path)).Code);
    }
}

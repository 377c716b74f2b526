using PluginTasks.Store.Migrations;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>What is opened, and what is refused and left alone.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Open_Again_HasWhatWasThere()
    {
        await using (var store = file.Open())
        {
            await store.AddAsync(Rows.New("a"));
        }

        Assert.False(File.Exists(file.Path + "-wal"));
        await using var again = file.Open();
        Assert.Equal(Rows.New("a"), await again.GetAsync("a"));
    }

    [Fact]
    public async Task Open_AnEmptyFile_IsLikeNone()
    {
        await File.WriteAllBytesAsync(file.Path, []);
        await using var store = file.Open();

        Assert.True((await store.AddAsync(Rows.New("a"))).IsNew);
    }

    [Fact]
    public async Task Open_AManyTimesAtOnce_MakesOneDatabase()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => file.Open())));
        var added = await Task.WhenAll(stores.Select(s => s.AddAsync(Rows.New("a"))));

        Assert.Single(added, a => a.IsNew);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(Synchronous.Normal)]
    [InlineData(Synchronous.Full)]
    public async Task Open_EachWayToSynchronize_Works(Synchronous synchronous)
    {
        await using var store = file.Open(new SqliteTaskStoreOptions { Synchronous = synchronous, Readers = 1, QueueLength = 1 });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.AddAsync(Rows.New($"{i}"))));

        Assert.Equal(50, await store.CountAsync(new TaskQuery()));
    }

    [Fact]
    public async Task Dispose_Twice_AndCallsAfterwards_AreTold()
    {
        var store = file.Open();
        var last = store.AddAsync(Rows.New("a"));
        await store.DisposeAsync();
        await store.DisposeAsync();

        Assert.True((await last).IsNew);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AddAsync(Rows.New("b")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.GetAsync("a"));
    }

    [Fact]
    public async Task Open_ANewerDatabase_IsRefused()
    {
        await file.Open().DisposeAsync();
        using (var other = Rows.Connect(file.Path))
        {
            other.Set("user_version", Schema.Version + 1);
        }

        AssertRefused(StoreErrorCodes.Newer, "newer version");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(77)]
    public void Open_ADatabaseOfAnotherProgram_IsRefused(int application)
    {
        using (var other = Rows.Connect(file.Path))
        {
            other.Execute("CREATE TABLE tasks (id TEXT)");
            other.Set("application_id", application);
        }

        AssertRefused(StoreErrorCodes.Foreign, "another program");
    }

    [Fact]
    public void Open_AnotherProgramsLog_IsLeftToo()
    {
        using var other = Rows.Connect(file.Path);
        other.Execute("PRAGMA journal_mode = WAL");
        other.Execute("CREATE TABLE t (id TEXT)");
        var log = Read(file.Path + "-wal");

        AssertRefused(StoreErrorCodes.Foreign, "another program");
        Assert.Equal(log, Read(file.Path + "-wal"));
    }

    [Fact]
    public void Open_WhatIsNoDatabase_IsRefused()
    {
        File.WriteAllText(file.Path, "Dear diary");

        AssertRefused(StoreErrorCodes.Damaged, "backup");
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(100, 4_000)]
    [InlineData(16, 84)]
    public async Task Open_ADamagedFirstPage_IsRefused(int from, int length)
    {
        await FillAsync();
        using (var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Write))
        {
            stream.Position = from;
            stream.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
        }

        AssertRefused(StoreErrorCodes.Damaged, "backup");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(4_096)]
    [InlineData(40_000)]
    public async Task Open_AFileThatIsCutOff_IsRefused(int length)
    {
        await FillAsync();
        using (var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Write))
        {
            Assert.True(stream.Length > length);
            stream.SetLength(length);
        }

        AssertRefused(StoreErrorCodes.Damaged, "backup");
    }

    [Fact]
    public async Task Open_WithATableMissing_IsRefused()
    {
        await file.Open().DisposeAsync();
        using (var other = Rows.Connect(file.Path))
        {
            other.Execute("DROP TABLE notices");
        }

        AssertRefused(StoreErrorCodes.Damaged, "backup");
    }

    [Fact]
    public async Task Call_ThatMeetsADamagedPage_SaysSo()
    {
        await FillAsync();
        using (var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Write))
        {
            stream.Position = stream.Length - (4_096 * 8); // Rows and their indexes: the schema was written before them.
            stream.Write(Enumerable.Repeat((byte)0xA5, (int)(stream.Length - stream.Position)).ToArray());
        }

        await using var store = file.Open();

        var error = await Assert.ThrowsAsync<StoreException>(() => store.ListAsync(new TaskQuery { Take = 1_000, WithDetails = true }));
        Assert.Equal(StoreErrorCodes.Damaged, error.Code);
    }

    private static byte[] Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private async Task FillAsync()
    {
        await using var store = file.Open();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.AddAsync(Rows.New($"{i:D4}"))));
    }

    private void AssertRefused(string code, string advice)
    {
        var before = Read(file.Path);

        var error = Assert.Throws<StoreException>(() => file.Open());

        Assert.Equal(code, error.Code);
        Assert.Contains(file.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Read(file.Path));
    }
}

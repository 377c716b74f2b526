using PluginTasks.Store.Hosts;
using PluginTasks.Store.Tests.Sqlite;

namespace PluginTasks.Store.Tests.Hosts;

public sealed class HostFileTests : IDisposable
{
    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public void Join_IsAliveForOthersUntilItEnds()
    {
        using var first = HostFile.Join(file.Path);
        var second = HostFile.Join(file.Path);

        Assert.True(first.IsAlive(second.Id));
        Assert.True(first.IsAlive(first.Id));
        Assert.Empty(first.ListGone());
        second.Dispose();

        Assert.False(first.IsAlive(second.Id));
        Assert.Equal([second.Id], first.ListGone());
        first.Forget(second.Id);
        Assert.Empty(first.ListGone());
        Assert.False(first.IsAlive(second.Id));
    }

    [Fact]
    public void Join_MakesAFolderThatNobodyElseMayEnter()
    {
        using var member = HostFile.Join(file.Path);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(HostFile.FolderOf(file.Path)) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public void Forget_OfOneThatLives_LeavesIt()
    {
        using var first = HostFile.Join(file.Path);
        using var second = HostFile.Join(file.Path);

        first.Forget(second.Id);

        Assert.True(first.IsAlive(second.Id));
    }

    [Fact]
    public void IsAlive_OfWhatWasNeverThere_IsFalse()
    {
        using var member = HostFile.Join(file.Path);

        Assert.False(member.IsAlive("nobody"));
        Assert.False(member.IsAlive("../../nobody"));
    }

    [Fact]
    public async Task Join_WhileOthersLook_IsNeverTakenForGone()
    {
        using var first = HostFile.Join(file.Path);
        using var done = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            var gone = new List<string>();
            while (!done.IsCancellationRequested)
            {
                gone.AddRange(first.ListGone());
            }

            return gone;
        });
        HostFile[] joined = [.. Enumerable.Range(0, 200).Select(_ => HostFile.Join(file.Path))];
        await done.CancelAsync();

        Assert.Empty((await looking).Intersect(joined.Select(j => j.Id)));
        Array.ForEach(joined, j => j.Dispose());
    }

    [Fact]
    public async Task Join_WhereNoFileCanBeMade_Fails()
    {
        if (OperatingSystem.IsLinux())
        {
            Directory.CreateSymbolicLink(HostFile.FolderOf(file.Path), "/proc/self/fd");

            await Assert.ThrowsAnyAsync<IOException>(() => Task.Run(() => HostFile.Join(file.Path)).WaitAsync(TimeSpan.FromSeconds(30)));
        }
    }
}

using PluginTasks.Modules.Reloading;

namespace PluginTasks.Modules.Tests.Reloading;

public sealed class ModuleWatcherTests : IDisposable
{
    private readonly ModuleTree tree = new(("a/module.yaml", "name: a"), ("a/pages/index.yaml", "[]"), ("a/obj/made.yaml", "1"));
    private readonly ModuleTree elsewhere = new(("index.yaml", "- {kind: Spacer}"), ("pages/one.yaml", "[]"), ("pages/sub/two.yaml", "[]"));
    private readonly ModuleWatcher watcher;

    public ModuleWatcherTests() => watcher = new ModuleWatcher([tree.Root], TimeProvider.System);

    public void Dispose()
    {
        watcher.Dispose();
        tree.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task Next_FileWritten_NamesIt()
    {
        var path = tree.Write("a/pages/index.yaml", "[] # changed");

        Assert.Equal([path], await NextAsync());
    }

    [Fact]
    public async Task Next_FileRenamedIntoPlaceWithAllItHad_NamesIt()
    {
        var old = new FileInfo(At("a/pages/index.yaml"));
        var next = Path.Combine(elsewhere.Root, "index.yaml");
        File.WriteAllText(next, "{}");
        File.SetLastWriteTimeUtc(next, old.LastWriteTimeUtc);

        File.Move(next, old.FullName, overwrite: true);

        Assert.Equal([old.FullName], await NextAsync());
    }

    [Fact]
    public async Task Next_FolderMovedIn_NamesAllThatIsInIt()
    {
        Directory.Move(Path.Combine(elsewhere.Root, "pages"), At("a/more"));

        var seen = new HashSet<string>();
        while (!seen.Contains(At("a/more/one.yaml")) || !seen.Contains(At("a/more/sub/two.yaml")))
        {
            seen.UnionWith(await NextAsync());
        }
    }

    [Fact]
    public async Task Next_FileGone_NamesIt()
    {
        File.Delete(At("a/pages/index.yaml"));

        Assert.Equal([At("a/pages/index.yaml")], await NextAsync());
    }

    [Fact]
    public async Task Next_WithoutAnyEvent_FindsItAllTheSame()
    {
        // A folder that was not there when the system was asked to watch.
        var late = Path.Combine(elsewhere.Root, "late");
        using var blind = new ModuleWatcher([late], TimeProvider.System) { LookEvery = TimeSpan.FromMilliseconds(20) };
        var next = blind.NextAsync(CancellationToken.None);
        var path = elsewhere.Write("late/module.yaml", "name: late");

        Assert.Equal([path], await next.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Next_WhatBuildsAndEditorsLeave_IsNothing()
    {
        tree.Write("a/obj/made.yaml", "2");
        tree.Write("a/pages/.index.yaml.swp", "x");
        tree.Write("a/pages/index.yaml~", "x");
        var path = tree.Write("a/pages/real.yaml", "[]");

        Assert.Equal([path], (await NextAsync()).Where(File.Exists));
    }

    [Fact]
    public async Task Next_Stopped_Ends()
    {
        using var stop = new CancellationTokenSource();
        var next = watcher.NextAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private string At(string path) => Path.Combine(tree.Root, path);

    private Task<IReadOnlyCollection<string>> NextAsync() => watcher.NextAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
}

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PluginTasks.Modules.Reloading;

/// <summary>
/// Tells of files that change below folders. The system's own events are hints, for speed; what has changed is what a look at the files
/// finds, or what an event names: so neither a rename into place nor an event that was lost goes unseen.
/// </summary>
public sealed class ModuleWatcher : IDisposable
{
    /// <summary>A file that is written in several goes is read once.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>The same, for assemblies with all that lies beside them.</summary>
    private static readonly TimeSpan QuietOfBuilds = TimeSpan.FromMilliseconds(100);

    /// <summary>Where something is written without end, the rest does not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<string> folders;
    private readonly TimeProvider time;
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly ConcurrentDictionary<string, bool> named = new(StringComparer.Ordinal);
    private readonly Channel<bool> hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FolderStamps known;

    /// <summary>Sees every change from now on.</summary>
    public ModuleWatcher(IEnumerable<string> folders, TimeProvider time)
    {
        this.folders = [.. folders.Select(f => Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)))];
        this.time = time;
        foreach (var folder in this.folders.Where(Directory.Exists))
        {
            Watch(folder);
        }

        known = FolderStamps.Of(this.folders);
    }

    /// <summary>How often it is looked without a hint.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The files that have changed since the last call; waits until there are some.</summary>
    public async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await HintAsync(cancellationToken);
            var now = FolderStamps.Of(folders);
            var changed = now.Since(known).ToHashSet(StringComparer.Ordinal);
            foreach (var path in named.Keys.Where(p => named.TryRemove(p, out _)))
            {
                changed.Add(path);
            }

            known = now;
            if (changed.Count > 0)
            {
                return changed;
            }
        }
    }

    public void Dispose() => watchers.ForEach(w => w.Dispose());

    private void Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, change) => Name(folder, change.FullPath);
        watcher.Changed += (_, change) => Name(folder, change.FullPath);
        watcher.Deleted += (_, change) => Name(folder, change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Name(folder, change.OldFullPath);
            Name(folder, change.FullPath);
        };
        watcher.Error += (_, _) => hints.Writer.TryWrite(true);
        try
        {
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
        catch (IOException)
        {
            // The system watches no more for this user; looking now and then finds all the same.
            watcher.Dispose();
        }
    }

    private void Name(string folder, string path)
    {
        if (path.Length > folder.Length && !path[(folder.Length + 1)..].Split(Path.DirectorySeparatorChar).Any(part => FolderStamps.Passes(part)))
        {
            named[path] = true;
            hints.Writer.TryWrite(true);
        }
    }

    /// <summary>Until something has changed and then nothing more for a moment, or until it is time to look anyway.</summary>
    private async Task HintAsync(CancellationToken cancellationToken)
    {
        if (!await HintAsync(LookEvery, cancellationToken))
        {
            return;
        }

        var since = time.GetTimestamp();
        while (time.GetElapsedTime(since) < Patience && await HintAsync(QuietNow(), cancellationToken))
        {
        }

        TimeSpan QuietNow() => named.Keys.Any(p => p.EndsWith(".dll", StringComparison.Ordinal)) ? QuietOfBuilds : Quiet;
    }

    /// <summary>False where there was none in that time.</summary>
    private async Task<bool> HintAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await hints.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

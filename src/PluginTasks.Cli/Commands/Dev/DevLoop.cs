using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Reloading;

namespace PluginTasks.Cli.Commands.Dev;

/// <summary>Watches the folders with modules, has C# built that changed, hands what changed to the host, and says what came of it.</summary>
internal sealed class DevLoop(PluginHost host, IReadOnlyList<string> paths, Terminal terminal)
{
    private readonly Lock gate = new();

    /// <summary>Until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var watcher = new ModuleWatcher(paths, TimeProvider.System);
        using var listening = host.Reloads.Listen(Say);
        var builds = new ModuleBuilds(host, terminal.Error);
        var building = builds.RunAsync(cancellationToken);
        SayAll();
        foreach (var module in host.Library.Modules.Where(m => m.Manifest.Assembly is { } assembly && !File.Exists(m.Folder.FullPath(assembly))))
        {
            builds.Need(module);
        }

        try
        {
            while (true)
            {
                await TakeAsync(await watcher.NextAsync(cancellationToken), builds, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await building;
        }
    }

    /// <summary>What the module's assembly is made of; its tests are not.</summary>
    private static bool IsSource(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal)
            || (!path.Contains('/', StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".csproj" or ".props");

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private async Task TakeAsync(IReadOnlyCollection<string> changed, ModuleBuilds builds, CancellationToken cancellationToken)
    {
        foreach (var folder in paths.SelectMany(ModuleFinder.Find).Where(f => host.Library.Modules.All(m => m.Folder.FullPath("") != f.FullPath(""))))
        {
            await host.AddAsync(folder, cancellationToken);
        }

        foreach (var module in host.Library.Modules.Where(m => changed.Any(c => m.Folder.RelativePath(c) is { } path && IsSource(path))))
        {
            builds.Need(module);
        }

        await host.ChangedAsync(changed, cancellationToken);
    }

    private void SayAll()
    {
        var found = LibraryCheck.Run(host.Library, host.Library.Modules.ToList());
        var counts = $"{Counted(host.Library.Modules.Count, "module")}, {Counted(found.Count, "problem")}";
        Say([.. found.Select(d => d.ToString()), $"{counts}. Watching {string.Join(", ", paths)}."]);
    }

    private void Say(ModuleReload reload)
    {
        var warnings = host.Library.Find(reload.Module) is { } module
            ? LibraryCheck.Run(host.Library, [module]).Where(d => d.Severity == Pages.Diagnostics.Severity.Warning).Select(d => d.ToString())
            : [];
        var outcome = reload.Problems.Count == 0 ? "reloaded" : "reloaded, but for what is broken";
        Say([.. reload.Problems.Select(p => p.ToString()), .. warnings, $"{reload.Module} ({reload.Kind.ToString().ToLowerInvariant()}): {outcome}"]);
    }

    private void Say(IEnumerable<string> lines)
    {
        lock (gate)
        {
            foreach (var line in lines)
            {
                terminal.Error.WriteLine(line);
            }
        }
    }
}

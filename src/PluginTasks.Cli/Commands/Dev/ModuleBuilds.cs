using System.Collections.Concurrent;
using System.Threading.Channels;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Reloading;

namespace PluginTasks.Cli.Commands.Dev;

/// <summary>Builds modules whose sources have changed, one after another; what changes meanwhile is built again.</summary>
internal sealed class ModuleBuilds(PluginHost host, TextWriter output)
{
    private readonly ConcurrentDictionary<string, bool> needed = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly Channel<bool> hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Need(Module module)
    {
        needed[module.Name] = true;
        hints.Writer.TryWrite(true);
    }

    /// <summary>Until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await hints.Reader.ReadAsync(cancellationToken))
            {
                foreach (var name in needed.Keys.Where(n => needed.TryRemove(n, out _)))
                {
                    if (host.Library.Find(name) is { } module)
                    {
                        await BuildAsync(module, cancellationToken);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task BuildAsync(Module module, CancellationToken cancellationToken)
    {
        try
        {
            if (ModuleBuild.ProjectOf(module) is { } project)
            {
                await BuildAsync(module, project, cancellationToken);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that is taken away has changed, too. The others are built all the same.
            await output.WriteLineAsync($"{module.Name}: {error.Message}");
        }
    }

    private async Task BuildAsync(Module module, string project, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{module.Name}: building {Path.GetFileName(project)}");
        var problems = await ModuleBuild.RunAsync(module, project, cancellationToken);
        if (problems.Count > 0)
        {
            broken.Add(module.Name);
            host.Reloads.Tell(new ModuleReload(module.Name, ReloadKind.Code, problems));
        }
        else if (broken.Remove(module.Name))
        {
            // The assembly may be what it was before, and then nothing else says that all is well again.
            await host.ChangedAsync([module.Folder.FullPath(module.Manifest.Assembly!)], cancellationToken);
        }
    }
}

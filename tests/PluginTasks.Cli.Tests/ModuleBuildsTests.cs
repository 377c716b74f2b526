using PluginTasks.Cli.Commands.Dev;
using PluginTasks.ModuleRuntime;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Files;
using PluginTasks.Store;

namespace PluginTasks.Cli.Tests;

public sealed class ModuleBuildsTests
{
    [Fact]
    public async Task Module_WhoseFolderIsTakenAway_IsNotTheEndOfBuilding()
    {
        var data = Directory.CreateTempSubdirectory("plugintasks-builds-");
        var folder = data.CreateSubdirectory("gone");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "module.yaml"), "name: gone\nassembly: lib/Gone.dll\n");
        await using var store = SqliteTaskStore.Open(Path.Combine(data.FullName, "tasks.db"));
        await using var modules = new PluginHost(new PluginHostSetup
        {
            Library = ModuleLibrary.LoadFolders([new ModuleFolder(folder.FullName, "gone")]),
            Tasks = store,
            Schedules = store.Schedules,
            Launcher = new InProcessLauncher((end, token) => ModuleProcess.RunAsync(end, new ModuleProcessOptions { IsInProcess = true }, token)),
            Modules = new ModuleHostOptions { DataFolder = data.FullName },
        });
        await using var told = new Lines();
        using var stopping = new CancellationTokenSource();
        var builds = new ModuleBuilds(modules, told);
        var building = builds.RunAsync(stopping.Token);
        folder.Delete(recursive: true);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            builds.Need(modules.Library.Find("gone")!);
            var line = told.NextAsync();
            Assert.Same(line, await Task.WhenAny(line, building));
            Assert.StartsWith("gone: ", await line, StringComparison.Ordinal);
        }

        await stopping.CancelAsync();
        await building;
    }

    private sealed class Lines : StringWriter
    {
        private readonly System.Threading.Channels.Channel<string> lines = System.Threading.Channels.Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => lines.Reader.ReadAsync().AsTask();

        public override Task WriteLineAsync(string? value)
        {
            lines.Writer.TryWrite(value ?? "");
            return Task.CompletedTask;
        }
    }
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Host.Process;

/// <summary>One of several hosts on a file that ask for the same key at once; says which tasks it was given.</summary>
internal static class KeyHost
{
    public static async Task RunAsync(string folder, int count)
    {
        var caller = new TaskCaller(null, ModuleTestHostOptions.Tester);
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Database = Path.Combine(folder, "tasks.db") });
        await host.Host.Module("probe")!.CodeAsync();
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        var options = new TaskOptions { TaskKey = "one" };
        var added = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => host.Host.Tasks.SubmitAsync(caller, "probe.ask", null, null, options))));
        Console.WriteLine($"{added.Count(a => a.IsNew)} {string.Join(' ', added.Select(a => a.Task.Id).Distinct())}");
        await Console.In.ReadLineAsync();
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PluginTasks.EndToEnd.Tests.Hosting;
using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Chaos;

/// <summary>A module that is loaded again and again while it is at work. By itself: the contexts and the memory of other tests would count as what it leaves.</summary>
[Collection(nameof(ReloadStormTests))]
[CollectionDefinition(nameof(ReloadStormTests), DisableParallelization = true)]
public sealed class ReloadStormTests
{
    [Fact]
    public async Task Reloads_UnderCalls_LeaveNothingOfOldGenerations()
    {
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe);
        using var stop = new CancellationTokenSource();
        var calls = CallAsync(host, stop.Token);
        await ReloadAsync(host, 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var old = await ReloadAsync(host, 200);
        await stop.CancelAsync();
        Assert.True(await calls > 0);
        await CollectAsync(() => old.TrueForAll(g => !g.IsAlive) && Contexts() <= 1);

        Assert.Equal(0, old.Count(g => g.IsAlive));
        Assert.Equal(1, Contexts());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    [Fact]
    public async Task Reloads_UnderTasks_LoseNone()
    {
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe);
        var reloads = ReloadAsync(host, 25);
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => WorkAsync(host, i, reloads))));
        await reloads;

        foreach (var id in ids.SelectMany(i => i))
        {
            var task = await host.WaitAsync(id);
            Assert.Equal((TaskState.Completed, 1, null), (task.Status, task.Attempt, task.Error));
        }
    }

    [Fact]
    public async Task Functions_ThatRunOrWait_AreInterruptedWhenTheDrainIsOver()
    {
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions
        {
            DrainTimeout = TimeSpan.FromMilliseconds(50), Runtime = new TaskRuntimeOptions { MaxRunning = 1 },
        });
        var runs = (await host.CallAsync("start_wait")).Value!.Value.GetString()!;
        await host.UntilAsync(runs, t => t.Status == TaskState.Running);
        var waits = (await host.CallAsync("start_wait")).Value!.Value.GetString()!;
        var registered = await host.SubmitAsync("echo", new { text = "new" });

        await host.ReloadAsync();

        foreach (var id in new[] { runs, waits })
        {
            var task = await host.WaitAsync(id);
            Assert.Equal((TaskState.Interrupted, "module reloaded"), (task.Status, task.Error));
        }

        Assert.Equal(TaskState.Completed, (await host.WaitAsync(registered)).Status);
    }

    private static async Task<List<string>> WorkAsync(ModuleTestHost host, int kind, Task until)
    {
        var ids = new List<string>();
        while (!until.IsCompleted)
        {
            ids.Add((kind % 3) switch
            {
                0 => (await host.CallAsync("start", new { text = "well" })).Value!.Value.GetString()!,
                1 => await host.SubmitAsync("echo", new { text = "hi" }),
                _ => await host.SubmitAsync("chaos", new { file = "/dev/null", steps = 1 }),
            });
            await host.WaitAsync(ids[^1]);
        }

        return ids;
    }

    private static async Task<int> CallAsync(ModuleTestHost host, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            await host.CallAsync("greet");
            await host.RunTaskAsync("echo", new { text = "hi" });
        }

        return count;
    }

    private static async Task<List<WeakReference>> ReloadAsync(ModuleTestHost host, int count)
    {
        var old = new List<WeakReference>();
        for (var i = 0; i < count; i++)
        {
            var (generation, free) = Watch(host.Host.Module("probe")!);
            old.AddRange(generation);
            await host.ReloadAsync();
            await free;
        }

        return old;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (IReadOnlyList<WeakReference> Generation, Task Free) Watch(ModuleHost module) =>
        module.Current is { } current ? ([new WeakReference(current)], current.Free) : ([], Task.CompletedTask);

    private static int Contexts() => AssemblyLoadContext.All.Count(c => c.IsCollectible && c.Assemblies.Any(a => a.GetName().Name == "Probe"));

    private static async Task CollectAsync(Func<bool> isDone)
    {
        for (var i = 0; i < 3_000 && !isDone(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}

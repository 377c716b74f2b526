using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Testing;

namespace PluginTasks.EndToEnd.Tests.Chaos;

/// <summary>Limits as a module meets them, through the whole host.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly ProbeCopy probe = new();

    public void Dispose() => probe.Dispose();

    [Fact]
    public async Task Limit_OfTheModule_HoldsAndIsRaisedByAReload()
    {
        probe.Limit(1);
        await using var host = await ModuleTestHost.StartAsync(probe.Folder);
        var tasks = new[] { await host.SubmitAsync("wait"), await host.SubmitAsync("wait"), await host.SubmitAsync("wait") };
        await host.UntilAsync(tasks[0], t => t.Checkpoint is not null);
        Assert.Equal([TaskState.Pending, TaskState.Pending], await StatesAsync(host, tasks[1..]));

        probe.Limit(2);
        await host.ReloadAsync();

        await host.UntilAsync(tasks[1], t => t.Checkpoint is not null);
        Assert.Equal([TaskState.Running, TaskState.Running, TaskState.Pending], await StatesAsync(host, tasks));
        foreach (var task in tasks)
        {
            await host.CancelAsync(task);
        }
    }

    [Fact]
    public async Task Wait_ForAChildWithOnePlace_GivesThePlaceToTheChild()
    {
        probe.Limit(1);
        await using var host = await ModuleTestHost.StartAsync(probe.Folder);

        var parent = await host.RunTaskAsync("parent");

        Assert.Equal("""{"child":"Completed"}""", parent.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Questions_WithOnePlace_AllWaitAtOnceAndGoOnInTurn()
    {
        await using var host = await ModuleTestHost.StartAsync(probe.Folder, new ModuleTestHostOptions { Runtime = new TaskRuntimeOptions { MaxRunning = 1 } });
        var tasks = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            tasks.Add(await host.SubmitAsync("ask"));
        }

        foreach (var task in tasks)
        {
            Assert.Equal(TaskState.WaitingConfirmation, (await host.UntilAsync(task, t => t.Status == TaskState.WaitingConfirmation)).Status);
        }

        foreach (var task in tasks)
        {
            await host.RespondAsync(task, new { go = true });
            Assert.Equal(TaskState.Completed, (await host.WaitAsync(task)).Status);
        }
    }

    [Fact]
    public async Task Share_OfAUserWithManyTasks_LetsAnothersOneThrough()
    {
        await using var host = await ModuleTestHost.StartAsync(probe.Folder, new ModuleTestHostOptions
        {
            Runtime = new TaskRuntimeOptions { MaxRunning = 1, KeyLimits = [new KeyLimit("install.", 1)] },
        });
        var (order, gate) = (new System.Collections.Concurrent.ConcurrentQueue<string>(), new TaskCompletionSource());
        var many = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            many.Add(await SubmitAsync(host, "ada", order, gate.Task));
        }

        var one = await SubmitAsync(host, "bob", order, gate.Task);
        gate.SetResult();
        await host.WaitAsync(one, User("bob"));
        foreach (var id in many)
        {
            await host.WaitAsync(id, User("ada"));
        }

        Assert.InRange(order.ToList().IndexOf("bob"), 0, 2);
    }

    private static Session User(string name) => new() { UserId = name, Role = "user" };

    private static async Task<string> SubmitAsync(ModuleTestHost host, string user, System.Collections.Concurrent.ConcurrentQueue<string> order, Task gate) =>
        (await host.Host.Tasks.SubmitAsync(new TaskCaller(null, User(user)), async _ =>
        {
            await gate;
            order.Enqueue(user);
            return null;
        })).Task.Id;

    private static async Task<IReadOnlyList<TaskState>> StatesAsync(ModuleTestHost host, IEnumerable<string> tasks)
    {
        var states = new List<TaskState>();
        foreach (var task in tasks)
        {
            states.Add((await host.GetAsync(task))!.Status);
        }

        return states;
    }
}

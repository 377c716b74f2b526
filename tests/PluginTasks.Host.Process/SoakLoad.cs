using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Host.Process;

/// <summary>A host under constant load of every kind, whose user reads what waits and whose tasks are removed soon.</summary>
internal sealed class SoakLoad(string folder, bool isInWorker, CancellationToken stop)
{
    private static readonly TaskCaller Tester = new(null, ModuleTestHostOptions.Tester);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private long ended;

    public long Ended => Interlocked.Read(ref ended);

    public int Reloads { get; private set; }

    public long Rows { get; private set; }

    public async Task RunAsync()
    {
        Directory.CreateDirectory(folder);
        var database = Path.Combine(folder, "tasks.db");
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions
        {
            Database = database, DataFolder = folder, Worker = isInWorker ? RepositoryRoot.Worker : null, DrainTimeout = TimeSpan.FromSeconds(2),
            Runtime = new TaskRuntimeOptions { CleanupDelay = TimeSpan.FromSeconds(15), RemoveEvery = TimeSpan.FromSeconds(5), LookForGoneEvery = TimeSpan.FromSeconds(5) },
        });
        await host.Host.Schedules.ScheduleAsync(Tester, new NewSchedule { When = "every 1s", TaskName = "probe.echo", Args = """{"text":"on time"}""" });
        await Task.WhenAll(
            RepeatAsync(Pause, () => host.RunTaskAsync("chaos", new { file = "/dev/null", steps = 2 })),
            RepeatAsync(Pause, () => host.RunTaskAsync("chaos", new { file = "/dev/null", steps = 1 })),
            RepeatAsync(Pause, () => FunctionAsync(host)),
            RepeatAsync(Pause, () => FlakyAsync(host)),
            RepeatAsync(Pause, () => QuestionAsync(host)),
            RepeatAsync(Pause, () => CancelledAsync(host)),
            RepeatAsync(TimeSpan.FromSeconds(3), async () =>
            {
                await host.ReloadAsync();
                Reloads++;
            }),
            ReadAsync(database));
    }

    private static async Task FunctionAsync(ModuleTestHost host) =>
        await host.WaitAsync((await host.CallAsync("start", new { text = "well" })).Value!.Value.GetString()!);

    private static async Task FlakyAsync(ModuleTestHost host)
    {
        var retry = new TaskOptions { Retry = new RetryPolicy { Max = 2, FirstDelay = TimeSpan.FromMilliseconds(20) } };
        await host.WaitAsync((await host.Host.Tasks.SubmitAsync(Tester, "probe.flaky", null, null, retry)).Task.Id);
    }

    private static async Task QuestionAsync(ModuleTestHost host)
    {
        var id = await host.SubmitAsync("ask");
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(id, new { go = true });
        await host.WaitAsync(id);
    }

    private static async Task CancelledAsync(ModuleTestHost host)
    {
        var id = await host.SubmitAsync("wait");
        await host.UntilAsync(id, t => t.Checkpoint is not null);
        await host.CancelAsync(id);
        await host.WaitAsync(id);
    }

    private async Task RepeatAsync(TimeSpan pause, Func<Task> once)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await once();
                Interlocked.Increment(ref ended);
            }
            catch (SdkException error) when (error.Code is ErrorCodes.ConfirmationNotPending or ErrorCodes.ActionFailed)
            {
                // A reload came in between.
            }

            await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The user reads, as what nobody has read holds its task back.</summary>
    private async Task ReadAsync(string database)
    {
        await using var store = SqliteTaskStore.Open(database);
        while (!stop.IsCancellationRequested)
        {
            var notices = await store.ListNoticesAsync("tester", 10_000, CancellationToken.None);
            await store.RemoveNoticesAsync("tester", [.. notices.Select(n => n.MessageId)], CancellationToken.None);
            Rows = await store.CountAsync(new PluginTasks.Tasks.Storage.TaskQuery(), CancellationToken.None);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }
    }
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Host.Process;

/// <summary>A host that works until it is killed: makes tasks up to a number, answers what they ask, and writes down what it was told.</summary>
internal sealed class KilledHost(string folder, int until, bool isInWorker)
{
    private static readonly TaskCaller Tester = new(null, ModuleTestHostOptions.Tester);
    private readonly Journal journal = new(folder);

    public async Task RunAsync(bool endsWhenQuiet)
    {
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions
        {
            Database = Path.Combine(folder, "tasks.db"), DataFolder = folder, Worker = isInWorker ? RepositoryRoot.Worker : null,
        });
        using var events = host.Host.Runtime.Events.Listen("tester", 1_000_000);
        var listening = ListenAsync(host, events);
        var known = journal.Read();
        if (!known.Any(l => l[0] == "schedule"))
        {
            var schedule = await host.Host.Schedules.ScheduleAsync(Tester, new NewSchedule { When = "every 1s", TaskName = "probe.echo", Args = """{"text":"on time"}""" });
            journal.Write($"schedule {schedule}");
        }

        var next = known.Count(l => l[0] == "acknowledged");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var number = Interlocked.Increment(ref next); number <= until; number = Interlocked.Increment(ref next))
            {
                journal.Write($"acknowledged {await SubmitAsync(host, number)}");
            }
        })));
        await AnswerLeftAsync(host);
        var quiet = endsWhenQuiet ? QuietAsync(host) : new TaskCompletionSource().Task;
        await await Task.WhenAny(quiet, listening);
    }

    private async Task<string> SubmitAsync(ModuleTestHost host, int number) => (number % 10) switch
    {
        0 => await host.SubmitAsync("ask"),
        1 => await host.SubmitAsync("echo", new { text = "hi" }),
        2 => (await host.Host.Tasks.SubmitAsync(Tester, _ => Task.FromResult<string?>("1"))).Task.Id,
        _ => await host.SubmitAsync("chaos", new { file = journal.Path, steps = 3 }),
    };

    private async Task ListenAsync(ModuleTestHost host, TaskEvents.Stream events)
    {
        await foreach (var happened in events.Events.ReadAllAsync())
        {
            if (happened.Task.Status.IsFinal())
            {
                journal.Write($"ended {happened.Task.Id} {happened.Task.Status}");
            }
            else if (happened.Task.Status == TaskState.WaitingConfirmation)
            {
                _ = AnswerAsync(host, happened.Task.Id);
            }
        }
    }

    private async Task AnswerAsync(ModuleTestHost host, string id)
    {
        try
        {
            await host.RespondAsync(id, new { go = true });
            journal.Write($"answered {id}");
        }
        catch (SdkException)
        {
            // Somebody was faster, or the task made way.
        }
    }

    private async Task AnswerLeftAsync(ModuleTestHost host)
    {
        foreach (var task in await host.Host.Tasks.Reading.ListAsync(Tester, 1, 200, new TaskFilters { Status = TaskState.WaitingConfirmation }))
        {
            await AnswerAsync(host, task.TaskId);
        }
    }

    private static async Task QuietAsync(ModuleTestHost host)
    {
        foreach (var schedule in await host.Host.Schedules.ListAsync(Tester))
        {
            await host.Host.Schedules.PauseAsync(Tester, schedule.Id);
        }

        foreach (var state in new[] { TaskState.Pending, TaskState.Running, TaskState.WaitingConfirmation })
        {
            while (await host.Host.Tasks.Reading.CountAsync(Tester, new TaskFilters { Status = state }) > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}

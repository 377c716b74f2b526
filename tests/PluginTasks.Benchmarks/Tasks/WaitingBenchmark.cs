using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.waiting</c>: the memory of tasks that wait for an answer, and how long one of them takes to go on.</summary>
internal sealed class WaitingBenchmark : IBenchmark
{
    private const int Tasks = 20_000;
    private const int Answers = 1_000;
    private const double Megabyte = 1024 * 1024;

    public string Name => "tasks.waiting";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        using var file = new TaskFile();
        await using var host = await TaskHost.StartAsync(file);
        await TrivialLoad.RunAsync(host.Submitter, 2_000, cancellation);
        var (managed, resident) = Memory();

        var ids = new List<string>();
        var ended = new CountdownTask(Tasks);
        var answered = new long[Tasks];
        for (var i = 0; i < Tasks; i++)
        {
            var place = i;
            ids.Add(await host.Submitter(
                async task =>
                {
                    await task.AskAsync("[]");
                    answered[place] = Stopwatch.GetTimestamp();
                    return null;
                },
                ended.Signal));
        }

        await AllWaitAsync(host, cancellation);
        var (managedWaiting, residentWaiting) = Memory();
        var times = new List<double>();
        for (var i = 0; i < Answers; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await host.Runtime.AnswerAsync(ids[i], "{}");
            while (Volatile.Read(ref answered[i]) == 0)
            {
                await Task.Yield();
            }

            times.Add(Stopwatch.GetElapsedTime(start, answered[i]).TotalMilliseconds);
        }

        run.Note($"{Tasks:N0} tasks: managed {(managedWaiting - managed) / Megabyte:N1} MB, resident {(residentWaiting - resident) / Megabyte:N1} MB more than idle, after a collection");
        run.Add(new Figure($"{Name}.memory", (residentWaiting - resident) / Megabyte, "MB", null, Budget.AtMost(100)));
        run.Add(new Figure($"{Name}.answer_p99", Percentile.Of(times, 0.99), "ms", null, Budget.AtMost(20)));
        await Task.WhenAll(ids.Skip(Answers).Select(id => host.Runtime.AnswerAsync(id, "{}")));
        await ended.WaitAsync(cancellation);
    }

    private static async Task AllWaitAsync(TaskHost host, CancellationToken cancellation)
    {
        var waiting = new PluginTasks.Tasks.Storage.TaskQuery { Status = [Sdk.TaskState.WaitingConfirmation] };
        while (await host.Store.CountAsync(waiting, cancellation) < Tasks)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }
    }

    private static (double Managed, double Resident) Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}

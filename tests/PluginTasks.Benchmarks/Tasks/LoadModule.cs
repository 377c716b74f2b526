using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Testing;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>A host with the module <c>load</c>, in this process or in a worker, over a file.</summary>
internal sealed class LoadModule : IAsyncDisposable
{
    private readonly TaskFile file = new();
    private ModuleTestHost host = null!;

    public static async Task<LoadModule> StartAsync(bool isInWorker, int? maxRunning = null)
    {
        var runtime = new TaskRuntimeOptions();
        var module = new LoadModule();
        module.host = await ModuleTestHost.StartAsync(Repository.LoadModule, new ModuleTestHostOptions
        {
            Database = module.file.Path,
            Worker = isInWorker ? Repository.Worker : null,
            ActionTimeout = TimeSpan.FromMinutes(5),
            Runtime = runtime with { MaxRunning = maxRunning ?? runtime.MaxRunning },
        });
        return module;
    }

    /// <summary>Trivial tasks a second, from the first call until the last final state is stored.</summary>
    public async Task<double> SubmitAsync(int tasks)
    {
        var before = await CompletedAsync();
        var start = Stopwatch.GetTimestamp();
        await host.CallAsync("submit", new { tasks, callers = TrivialLoad.Callers });
        await CompletedAsync(before + tasks);
        return tasks / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Calls that say how far a task is, a second; and rows written for them, a second and task.</summary>
    public async Task<(double Calls, double Rows)> ReportAsync(int tasks, TimeSpan round)
    {
        var start = Stopwatch.GetTimestamp();
        await host.CallAsync("progress", new { tasks, milliseconds = (int)round.TotalMilliseconds });
        await CompletedAsync(tasks);

        // By the clock over all of them: their own times overlap only in part where threads are short.
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (calls, rows) = (0L, 0L);
        foreach (var task in await host.Host.Tasks.ListUserTasksAsync(Caller))
        {
            // One for the submit, one each for its start and its end.
            (calls, rows) = (calls + long.Parse(task.Result!), rows + task.Seq - 3);
        }

        return (calls / seconds, rows / round.TotalSeconds / tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        file.Dispose();
    }

    private static TaskCaller Caller => new(null, ModuleTestHostOptions.Tester);

    private Task<int> CompletedAsync() => host.Host.Tasks.Reading.CountAsync(Caller, new TaskFilters { Status = TaskState.Completed });

    private async Task CompletedAsync(int wanted)
    {
        for (var waited = Stopwatch.StartNew(); await CompletedAsync() < wanted;)
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new TimeoutException($"{await CompletedAsync()} of {wanted} tasks are completed.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}

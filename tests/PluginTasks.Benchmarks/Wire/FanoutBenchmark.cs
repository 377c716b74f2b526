using System.Diagnostics;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Wire;

/// <summary><c>tasks.fanout</c>: from a task's call in its worker until the last of a thousand clients has that progress, or a later one.</summary>
internal sealed class FanoutBenchmark : IBenchmark
{
    private const int Clients = 1_000;
    private const int UpdatesPerSecond = 20;
    private const int Updates = 20 * UpdatesPerSecond;

    /// <summary>What the first code of a path costs is no part of it.</summary>
    private const int WarmUp = 3 * UpdatesPerSecond;

    public string Name => "tasks.fanout";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await using var host = await HostProcess.StartAsync(new HostOptions(), cancellation);
        using var clients = await WireClients.ConnectAsync(host, Clients, cancellation);
        await FollowAsync(host, clients, WarmUp, cancellation);
        var before = host.ProcessorTime;
        var (delays, frames, seconds) = await FollowAsync(host, clients, Updates, cancellation);
        var processor = (host.ProcessorTime - before).TotalSeconds;

        run.Note(
            $"{Clients:N0} clients got {frames / seconds:N0} frames/s; p50 {NumberFormat.Show(Percentile.Of(delays, 0.5))} ms, longest {NumberFormat.Show(delays.Max())} ms; " +
            $"the host used {NumberFormat.Show(processor / seconds)} of a core, {NumberFormat.Show(processor / frames * 1e6)} µs a frame; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p99", Percentile.Of(delays, 0.99), "ms", null, Budget.AtMost(100)));
    }

    /// <summary>For each call how many milliseconds passed until the last client had it.</summary>
    private static async Task<(List<double> Delays, long Frames, double Seconds)> FollowAsync(HostProcess host, WireClients clients, int updates, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var arrivals = new Arrivals(updates);
        var followers = clients.All.Select(c => Task.Run(() => arrivals.FollowAsync(c, cancellation), cancellation)).ToArray();
        var started = await host.CallAsync("load.steps", $$"""{"count":{{updates}},"milliseconds":{{1000 / UpdatesPerSecond}}}""", cancellation);
        await Task.WhenAll(followers);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var task = await host.GetAsync($"api/v1/tasks/{started.GetProperty("value").GetString()}/wait?timeout=30", cancellation);
        var calls = task.GetProperty("result").EnumerateArray().Select(c => c.GetInt64()).ToList();
        return ([.. calls.Select((called, i) => Stopwatch.GetElapsedTime(called, arrivals.LastOf(i)).TotalMilliseconds)], arrivals.Frames, seconds);
    }
}

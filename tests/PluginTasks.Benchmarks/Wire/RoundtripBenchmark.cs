using System.Diagnostics;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Wire;

/// <summary>
/// <c>actions.roundtrip</c>: an action that does nothing, in a worker, over a socket: one client that asks again once it is answered, and
/// 32 such. The host's limit of messages a second is raised for it, as an operator would.
/// </summary>
internal sealed class RoundtripBenchmark : IBenchmark
{
    private const int Clients = 32;
    private const int Latencies = 5_000;
    private const int WarmUp = 20_000;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public string Name => "actions.roundtrip";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await using var host = await HostProcess.StartAsync(new HostOptions { Configuration = "server: {messages_per_second: 1000000}" }, cancellation);
        using var clients = await WireClients.ConnectAsync(host, Clients, cancellation);
        await Questions.AskAsync(clients.All[0], WarmUp, TimeSpan.MaxValue, cancellation);

        var times = await Questions.AskAsync(clients.All[0], Latencies, TimeSpan.MaxValue, cancellation);
        run.Note($"one client: p90 {NumberFormat.Show(Percentile.Of(times, 0.9))} ms, longest {NumberFormat.Show(times.Max())} ms; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p50", Percentile.Of(times, 0.5), "ms", null, Budget.AtMost(1)));
        run.Add(new Figure($"{Name}.p99", Percentile.Of(times, 0.99), "ms", null, Budget.AtMost(6)));

        var (rates, together, processor) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), host.ProcessorTime);
            var answered = await Task.WhenAll(clients.All.Select(c => Task.Run(() => Questions.AskAsync(c, int.MaxValue, Round, cancellation), cancellation)));
            var count = answered.Sum(a => a.Count);
            if (round > 0)
            {
                rates.Add(count / Stopwatch.GetElapsedTime(start).TotalSeconds);
                processor.Add((host.ProcessorTime - before).TotalMicroseconds / count);
                together.AddRange(answered.SelectMany(a => a));
            }
        }

        run.Note(
            $"{Clients} clients: all five {string.Join(", ", rates.Select(NumberFormat.Show))} /s; p50 {NumberFormat.Show(Percentile.Of(together, 0.5))} ms, p99 {NumberFormat.Show(Percentile.Of(together, 0.99))} ms; " +
            $"the host used {NumberFormat.Show(Median.Of(processor))} µs an action; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.rate", Median.Of(rates), "/s", null, Budget.AtLeast(8_000)));
    }
}

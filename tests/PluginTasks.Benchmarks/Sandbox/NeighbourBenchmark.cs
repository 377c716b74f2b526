using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;
using PluginTasks.Benchmarks.Wire;

namespace PluginTasks.Benchmarks.Sandbox;

/// <summary>
/// <c>sandbox.neighbour</c>: what <c>actions.roundtrip</c> allows one client, while another module takes all the processor time that it
/// gets with four threads and writes to the log as fast as it can.
/// </summary>
internal sealed class NeighbourBenchmark : IBenchmark
{
    private const int WarmUp = 20_000;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public string Name => "sandbox.neighbour";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var options = new HostOptions { Copied = [Repository.LoadModule, Repository.AttackingModule], Configuration = "server: {messages_per_second: 1000000}" };
        await using var host = await HostProcess.StartAsync(options, cancellation);
        using var clients = await WireClients.ConnectAsync(host, 1, cancellation);
        var client = clients.All[0];
        await Questions.AskAsync(client, WarmUp, TimeSpan.MaxValue, cancellation);
        var alone = await Questions.AskAsync(client, int.MaxValue, Round, cancellation);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await host.CallAsync("attacker.resist", "{}", cancellation);
        var flooding = FloodAsync(host, over.Token);
        var beside = await Questions.AskAsync(client, int.MaxValue, Round, cancellation);
        await over.CancelAsync();
        var floods = await flooding;

        run.Note(
            $"alone p50 {NumberFormat.Show(Percentile.Of(alone, 0.5))} ms, p99 {NumberFormat.Show(Percentile.Of(alone, 0.99))} ms; beside {floods} floods of 20,000 lines; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p50", Percentile.Of(beside, 0.5), "ms", null, Budget.AtMost(1)));
        run.Add(new Figure($"{Name}.p99", Percentile.Of(beside, 0.99), "ms", null, Budget.AtMost(6)));
    }

    private static async Task<int> FloodAsync(HostProcess host, CancellationToken cancellation)
    {
        var floods = 0;
        try
        {
            for (; ; floods++)
            {
                await host.CallAsync("attacker.flood", """{"where":"console"}""", cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return floods;
        }
    }
}

using System.Diagnostics;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary><c>pages.definition</c>: what the whole host leaves of the rate of a bare endpoint, in turns.</summary>
internal sealed class DefinitionBenchmark : IBenchmark
{
    private const int Connections = 8;
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(500);

    /// <summary>One user asks for all, which the host would not answer.</summary>
    private static readonly HostOptions Options = new()
    {
        Modules = [Repository.FixtureModules],
        Copied = [],
        Configuration = "server: {requests_per_second: 100000000}",
    };

    public string Name => "pages.definition";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        _ = MonthPage.Load();
        await using var host = await HostProcess.StartAsync(Options, cancellation);
        var cookie = await host.SignInAsync(cancellation);
        await using var bare = await BareProcess.StartAsync(await ConditionalRequest.CheckAsync(host, cookie, cancellation), cancellation);
        using var bareClient = await LoadClient.ConnectAsync(bare.Port, DefinitionRequests.Get(bare.Port, cookie), Connections, cancellation);
        using var client = await LoadClient.ConnectAsync(host.Port, DefinitionRequests.Get(host.Port, cookie), Connections, cancellation);
        await bareClient.RunAsync(WarmUp, cancellation);
        await client.RunAsync(WarmUp, cancellation);

        var (bareRounds, rounds) = (new List<LoadRound>(), new List<LoadRound>());
        for (var round = 0; round < Rounds; round++)
        {
            bareRounds.Add(await MeasureAsync(bareClient, () => bare.ProcessorTime, cancellation));
            rounds.Add(await MeasureAsync(client, () => host.ProcessorTime, cancellation));
        }

        run.Note($"{client.ResponseLength:N0} bytes an answer, {bareClient.ResponseLength:N0} of the bare one; processor time of the server: bare {Cost(bareRounds)} µs, host {Cost(rounds)} µs; {MachineLoad.Show()}");
        run.Add(new Figure(Name, Rate(rounds), "/s", Rate(bareRounds), Budget.AtLeastOfLimit(0.6)));
    }

    private static async Task<LoadRound> MeasureAsync(LoadClient client, Func<TimeSpan> processorTime, CancellationToken cancellation)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), processorTime());
        var requests = await client.RunAsync(Round, cancellation);
        return new LoadRound(requests / Stopwatch.GetElapsedTime(start).TotalSeconds, (processorTime() - before).TotalMicroseconds / requests);
    }

    private static double Rate(IEnumerable<LoadRound> rounds) => Median.Of(rounds.Select(r => r.Rate));

    private static string Cost(IEnumerable<LoadRound> rounds) => NumberFormat.Show(Median.Of(rounds.Select(r => r.ServerMicroseconds)));
}

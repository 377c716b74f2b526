using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary><c>pages.definition</c>: what signing in, gates, languages and ETags leave of a bare endpoint's rate.</summary>
internal sealed class DefinitionBenchmark : IBenchmark
{
    private const int Connections = 8;
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(400);

    public string Name => "pages.definition";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await using var server = await ServerProcess.StartAsync(cancellation);
        await ConditionalRequest.CheckAsync(server.Port, cancellation);
        using var bare = await LoadClient.ConnectAsync(server.Port, DefinitionRequests.Bare, Connections, cancellation);
        using var page = await LoadClient.ConnectAsync(server.Port, DefinitionRequests.Page, Connections, cancellation);
        await bare.RunAsync(WarmUp, cancellation);
        await page.RunAsync(WarmUp, cancellation);

        var (bareRounds, pageRounds) = (new List<LoadRound>(), new List<LoadRound>());
        for (var round = 0; round < Rounds; round++)
        {
            bareRounds.Add(await server.MeasureAsync(bare, Round, cancellation));
            pageRounds.Add(await server.MeasureAsync(page, Round, cancellation));
        }

        run.Note($"{page.ResponseLength:N0} bytes a response; processor time of the server a request: " +
            $"bare {Cost(bareRounds)} µs, page {Cost(pageRounds)} µs");
        run.Note("a server of the benchmark's own stands in for the host; once that exists, it is measured again");
        run.Add(new Figure(Name, Rate(pageRounds), "/s", Rate(bareRounds), Budget.AtLeastOfLimit(0.6)));
    }

    private static double Rate(IEnumerable<LoadRound> rounds) => Median.Of(rounds.Select(r => r.Rate));

    private static string Cost(IEnumerable<LoadRound> rounds) => NumberFormat.Show(rounds.Average(r => r.ServerMicroseconds));
}

using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Hosts;

/// <summary><c>host.start</c>: from the process's start to the line that says where it listens, and what it holds when nobody comes.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Rounds = 5;

    /// <summary>After it there is nothing left to be done at a start.</summary>
    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(2);

    public string Name => "host.start";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var (times, sizes, idle) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await using var host = await HostProcess.StartAsync(new HostOptions(), cancellation);
            await Task.Delay(UntilIdle, TimeProvider.System, cancellation);
            using var answer = await host.Client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
            answer.EnsureSuccessStatusCode();
            var nothing = await ColdProcess.RunAsync(Repository.Self, [HiddenModes.Idle], Repository.Root, cancellation);

            // The first brings the files into the page cache.
            if (round > 0)
            {
                times.Add(host.ReadyAfter.TotalMilliseconds);
                sizes.Add(host.Resident / 1e6);
                idle.Add(nothing);
            }
        }

        run.Note($"all five: {string.Join(", ", times.Select(NumberFormat.Show))} ms; {string.Join(", ", sizes.Select(NumberFormat.Show))} MB; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.ready", Median.Of(times), "ms", Median.Of(idle), Budget.AtMost(1_200)));
        run.Add(new Figure($"{Name}.resident", Median.Of(sizes), "MB", null, Budget.AtMost(120)));
    }
}

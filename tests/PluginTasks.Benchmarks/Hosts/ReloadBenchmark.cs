using System.Diagnostics;
using System.Text;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Hosts;

/// <summary>
/// <c>reload.assembly</c>: from a new assembly in the module's folder, by <c>POST modules/load/reload</c>, to its code answering, in workers; and
/// what 200 reloads leave in the host's memory where the module runs within it.
/// </summary>
internal sealed class ReloadBenchmark : IBenchmark
{
    /// <summary>A reload is asked for more often than people may.</summary>
    private const string Unlimited = "server: {requests_per_second: 10000}";

    private const int Reloads = 30;
    private const int Generations = 200;

    /// <summary>By then the code that reloads is compiled for good, and its caches have filled.</summary>
    private const int Before = 100;

    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(3);

    public string Name => "reload.assembly";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var times = new List<double>();
        await using (var host = await HostProcess.StartAsync(new HostOptions { Modules = [], Configuration = Unlimited }, cancellation))
        {
            for (var build = 1; build <= Reloads; build++)
            {
                times.Add(await ReloadAsync(host, build, cancellation));
            }

            run.Note($"in workers: p99 {NumberFormat.Show(Percentile.Of(times, 0.99))} ms, {host.Children.Count} processes left; {MachineLoad.Show()}");
        }

        run.Add(new Figure($"{Name}.p50", Percentile.Of(times, 0.5), "ms", null, Budget.AtMost(700)));
        await using var one = await HostProcess.StartAsync(new HostOptions { Modules = [], Configuration = $"modules: {{isolation: {{load: in_process}}}}\n{Unlimited}" }, cancellation);
        var (first, _) = await ReloadAsync(one, 1, Before, cancellation);
        var (last, within) = await ReloadAsync(one, Before + 1, Generations, cancellation);
        run.Note($"within the host: p50 {NumberFormat.Show(Percentile.Of(within, 0.5))} ms; {NumberFormat.Show(first / 1e6)} MB after {Before}, {NumberFormat.Show(last / 1e6)} after {Generations} more; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.growth", (last - first) / 1e6, "MB", null, Budget.AtMost(20)));
    }

    private static async Task<(long Resident, List<double> Times)> ReloadAsync(HostProcess host, int build, int count, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var end = build + count; build < end; build++)
        {
            times.Add(await ReloadAsync(host, build, cancellation));
        }

        await Task.Delay(UntilIdle, TimeProvider.System, cancellation);
        return (host.Resident, times);
    }

    private static async Task<double> ReloadAsync(HostProcess host, int build, CancellationToken cancellation)
    {
        var assembly = Path.Combine(host.ModuleFolder("load"), "lib", "Load.dll");
        var code = await File.ReadAllBytesAsync(Path.Combine(Repository.LoadModule, "lib", "Load.dll"), cancellation);
        var text = $"build {build:0000}";
        Encoding.Unicode.GetBytes(text).CopyTo(code.AsSpan(code.AsSpan().IndexOf(Encoding.Unicode.GetBytes("build 0000"))));
        await File.WriteAllBytesAsync(assembly + ".new", code, cancellation);

        var start = Stopwatch.GetTimestamp();
        File.Move(assembly + ".new", assembly, overwrite: true);
        await host.PostAsync("api/v1/modules/load/reload", cancellation);
        var answer = await host.CallAsync("load.build", "{}", cancellation);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.GetProperty("value").GetString() == text ? time : throw new InvalidOperationException($"{text} does not answer, but: {answer}");
    }
}

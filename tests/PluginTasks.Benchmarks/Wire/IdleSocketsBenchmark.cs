using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Wire;

/// <summary><c>sockets.memory</c>: what the host's process grows by with connections that are signed in, were greeted, and say nothing.</summary>
internal sealed class IdleSocketsBenchmark : IBenchmark
{
    private const int Connections = 5_000;

    /// <summary>Their code is loaded and compiled with these, once and for all.</summary>
    private const int WarmUp = 200;

    private static readonly TimeSpan UntilIdle = TimeSpan.FromSeconds(5);

    public string Name => "sockets.memory";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await using var host = await HostProcess.StartAsync(new HostOptions(), cancellation);
        using (await WireClients.ConnectAsync(host, WarmUp, cancellation))
        {
            await Task.Delay(UntilIdle, TimeProvider.System, cancellation);
        }

        var before = host.Resident;
        using var clients = await WireClients.ConnectAsync(host, Connections, cancellation);
        var greeted = host.Resident;
        await Task.Delay(UntilIdle, TimeProvider.System, cancellation);
        var idle = host.Resident;
        run.Note($"the host held {NumberFormat.Show(before / 1e6)} MB, with {Connections:N0} just greeted {NumberFormat.Show(greeted / 1e6)}, when they had been silent for {UntilIdle.TotalSeconds} s {NumberFormat.Show(idle / 1e6)}; {MachineLoad.Show()}");
        run.Add(new Figure(Name, (idle - before) / 1024.0 / Connections, "KB", null, Budget.AtMost(40)));
    }
}

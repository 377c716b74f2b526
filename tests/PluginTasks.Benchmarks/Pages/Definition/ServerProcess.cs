using System.Diagnostics;
using System.Globalization;
using PluginTasks.Benchmarks.Measuring;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>This program in its mode as a server.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<ServerProcess> StartAsync(CancellationToken cancellation)
    {
        var process = Process.Start(new ProcessStartInfo(Repository.Self, [HiddenModes.ServePages])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync(cancellation);
        return line is not null
            ? new ServerProcess(process, int.Parse(line, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("The server of the benchmark ended at its start.");
    }

    public async Task<LoadRound> MeasureAsync(LoadClient client, TimeSpan duration, CancellationToken cancellation)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var requests = await client.RunAsync(duration, cancellation);
        var elapsed = clock.Elapsed;
        process.Refresh();
        return new LoadRound(requests / elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalMicroseconds / requests);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Diagnostics;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>This program as the bare server.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly string file;
    private readonly Process process;

    private BareProcess(string file, Process process, int port)
    {
        this.file = file;
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="answer">What it answers.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<BareProcess> StartAsync(byte[] answer, CancellationToken cancellation)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, answer, cancellation);
        var process = Process.Start(new ProcessStartInfo(Repository.Self, [HiddenModes.ServeBytes, file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var address = await process.StandardOutput.ReadLineAsync(cancellation);
        return address is not null
            ? new BareProcess(file, process, new Uri(address).Port)
            : throw new InvalidOperationException("The bare server ended at its start.");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(file);
    }
}

using System.Diagnostics;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>
/// Measures processes from their start to their end, in turns with a .NET process that does nothing, so
/// that what else the machine does hits both. Files are in the page cache; nothing else is warm.
/// </summary>
internal static class ColdProcess
{
    private const int Rounds = 5;

    public static async Task<ColdTimes> MeasureAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        var (times, idle, processor) = (new List<double>(), new List<double>(), new List<double>());
        await RunAsync(program, arguments, folder, cancellation);
        await RunAsync(Repository.Self, [HiddenModes.Idle], folder, cancellation);
        for (var round = 0; round < Rounds; round++)
        {
            var before = MachineLoad.ChildrenProcessorTime();
            times.Add(await RunAsync(program, arguments, folder, cancellation));
            processor.Add(MachineLoad.ChildrenProcessorTime() - before);
            idle.Add(await RunAsync(Repository.Self, [HiddenModes.Idle], folder, cancellation));
        }

        return new ColdTimes(Median.Of(times), Median.Of(idle), Median.Of(processor), times);
    }

    /// <summary>Milliseconds until the process has ended.</summary>
    /// <exception cref="InvalidOperationException">It ended with another exit code than 0.</exception>
    public static async Task<double> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
        await process.WaitForExitAsync(cancellation);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? elapsed
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}

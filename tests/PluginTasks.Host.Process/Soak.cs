using System.Globalization;
using System.Runtime.Loader;
using Child = System.Diagnostics.Process;

namespace PluginTasks.Host.Process;

/// <summary>
/// Load for minutes on a host with its module in this process and on one with a worker. Fails where the last third needs
/// more than the one before, by more than a margin; the first is for warming up.
/// </summary>
internal sealed class Soak(TimeSpan time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly (string Name, double Margin)[] Figures =
        [("managed MB", 10), ("RSS MB", 40), ("handles", 20), ("threads", 12), ("contexts", 3), ("rows", 3_000), ("database MB", 8)];

    public async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-soak-");
        using var stop = new CancellationTokenSource();
        var loads = new[] { new SoakLoad(Path.Combine(folder.FullName, "here"), isInWorker: false, stop.Token), new SoakLoad(Path.Combine(folder.FullName, "worker"), isInWorker: true, stop.Token) };
        var running = Task.WhenAll(loads.Select(l => Task.Run(l.RunAsync)));
        var samples = new List<double[]>();
        Console.WriteLine($"{time.TotalMinutes:0.#} minutes; s, {string.Join(", ", Figures.Select(f => f.Name))}, ended, reloads");
        while (samples.Count * Every < time)
        {
            if (await Task.WhenAny(running, Task.Delay(Every, TimeProvider.System)) == running)
            {
                await running;
            }

            samples.Add(Sample(folder, loads));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples.Count * Every.TotalSeconds,5} {string.Join(' ', samples[^1].Select(v => $"{v,8:0.0}"))} {loads.Sum(l => l.Ended),8} {loads.Sum(l => l.Reloads),5}"));
        }

        await stop.CancelAsync();
        await running;
        folder.Delete(recursive: true);
        return IsFlat(samples);
    }

    private static double[] Sample(DirectoryInfo folder, SoakLoad[] loads)
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var self = Child.GetCurrentProcess();
        const double mega = 1024 * 1024;
        return
        [
            GC.GetTotalMemory(forceFullCollection: true) / mega, self.WorkingSet64 / mega, Directory.GetFileSystemEntries("/proc/self/fd").Length, self.Threads.Count,
            AssemblyLoadContext.All.Count(c => c.IsCollectible), loads.Sum(l => l.Rows),
            folder.EnumerateFiles("tasks.db", SearchOption.AllDirectories).Sum(f => f.Length) / mega,
        ];
    }

    private static bool IsFlat(List<double[]> samples)
    {
        var third = samples.Count / 3;
        var isFlat = true;
        for (var i = 0; i < Figures.Length; i++)
        {
            var before = samples.Skip(third).Take(samples.Count - (2 * third)).Select(s => s[i]).DefaultIfEmpty().Max();
            var after = samples.TakeLast(third).Select(s => s[i]).DefaultIfEmpty().Max();
            var isOver = third > 0 && after - before > Figures[i].Margin;
            isFlat &= !isOver;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Figures[i].Name}: {before:0.0} to {after:0.0}, allowed {Figures[i].Margin} more{(isOver ? ": TOO MUCH" : "")}"));
        }

        return isFlat;
    }
}

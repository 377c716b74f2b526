using System.Globalization;
using Child = System.Diagnostics.Process;

namespace PluginTasks.Host.Process;

/// <summary>Starts a host again and again, kills it or its worker at random moments, lets it come to its end, and looks.</summary>
internal sealed class KillStorm(int rounds, int tasks, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private readonly Random random = new(seed);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-kill-");

    public async Task<bool> RunAsync()
    {
        Console.WriteLine($"{rounds} rounds, {tasks} tasks, seed {seed}, in {folder.FullName}");
        var journal = new Journal(folder.FullName);
        var workers = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var until = tasks * round / rounds;
            using var host = Start(until, isInWorker: round % 2 == 0, endsWhenQuiet: false);
            var written = journal.Read().Count;

            // From when it has come to do something, so that a slow machine is not killed only in its start.
            while (!host.HasExited && journal.Read().Count == written && random.Next(20) > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(2_000)), TimeProvider.System);
            if (random.Next(3) == 0 && TryKillWorker(journal, host.Id))
            {
                workers++;
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1_500)), TimeProvider.System);
            }

            if (host.HasExited)
            {
                Console.WriteLine($"round {round}: the host ended by itself with {host.ExitCode}");
                return false;
            }

            host.Kill();
            await host.WaitForExitAsync();
            journal.Write($"killed {round}");
        }

        Console.WriteLine($"{rounds} kills of the host, {workers} of its worker alone");
        using var last = Start(tasks, isInWorker: true, endsWhenQuiet: true);
        await last.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        var isWell = last.ExitCode == 0 && await new KillCheck(folder.FullName, journal, tasks).RunAsync();
        if (isWell)
        {
            folder.Delete(recursive: true);
        }

        return isWell;
    }

    private Child Start(int until, bool isInWorker, bool endsWhenQuiet) => Child.Start(
        "dotnet",
        [
            typeof(KillStorm).Assembly.Location, "host", folder.FullName, until.ToString(CultureInfo.InvariantCulture),
            isInWorker ? "worker" : "here", endsWhenQuiet ? "end" : "stay",
        ]);

    private static bool TryKillWorker(Journal journal, int host)
    {
        var last = journal.Read().LastOrDefault(l => l[0] == "begin")?[^1];
        if (last is null || int.Parse(last, CultureInfo.InvariantCulture) is var id && id == host)
        {
            return false;
        }

        try
        {
            using var worker = Child.GetProcessById(int.Parse(last, CultureInfo.InvariantCulture));
            if (!worker.ProcessName.StartsWith("PluginTasks.Wor", StringComparison.Ordinal))
            {
                return false;
            }

            worker.Kill();
            return true;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}

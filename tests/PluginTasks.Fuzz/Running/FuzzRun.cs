using System.Globalization;
using PluginTasks.Fuzz.Texts;

namespace PluginTasks.Fuzz.Running;

/// <summary>Mutates and examines until so many files are done.</summary>
public sealed class FuzzRun(Corpus corpus, string work, string artifacts)
{
    private const long MostBytes = 200L * 1024 * 1024;
    private const long WorthTelling = 8L * 1024 * 1024;
    private const int MostFailures = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Progress = TimeSpan.FromSeconds(10);

    private readonly StepRunner runner = new(TimeProvider.System, Longest);
    private int failures;

    public int Mutations(int count, int seed)
    {
        using var watchdog = Watch();
        var module = new FuzzModule(corpus, work);
        var started = TimeProvider.System.GetTimestamp();
        var told = started;
        var done = 0;
        for (var round = 0; done < count && failures < MostFailures; round++)
        {
            done += module.Write(seed + round);
            Examine($"{seed + round}", module.Root);
            if (TimeProvider.System.GetElapsedTime(told) > Progress)
            {
                told = TimeProvider.System.GetTimestamp();
                Say(done, TimeProvider.System.GetElapsedTime(started));
            }
        }

        Say(done, TimeProvider.System.GetElapsedTime(started));
        return Result();
    }

    /// <summary>The texts that were made to be slow, each as large as a file can be.</summary>
    public int Hostile()
    {
        using var watchdog = Watch();
        var module = new FuzzModule(corpus, work);
        foreach (var (name, text) in HostileTexts.Large)
        {
            foreach (var kind in Enum.GetValues<TextKind>())
            {
                module.WriteOne(text, kind);
                // One file after the other is what is measured, not how much one process leaves lying about.
                GC.Collect();
                var before = Artifacts.PeakBytes();
                Examine($"{name.Replace(' ', '-')}-{kind}", module.Root);
                if (Artifacts.PeakBytes() - before > WorthTelling)
                {
                    Console.WriteLine($"{name} as {kind}: the peak went from {before >> 20} to {Artifacts.PeakBytes() >> 20} MiB");
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{HostileTexts.Large.Count()} hostile texts as {Enum.GetValues<TextKind>().Length} kinds of files, slowest step {runner.Slowest.TotalMilliseconds:F0} ms, peak {Artifacts.PeakBytes() >> 20} MiB"));
        return Result();
    }

    public int Replay(string root)
    {
        using var watchdog = Watch();
        Examine("replay", root);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest step {runner.Slowest.TotalMilliseconds:F0} ms, {runner.Diagnostics} diagnostics, {runner.Trees} trees"));
        return Result();
    }

    private void Examine(string name, string root)
    {
        if (runner.Examine(root) is { } failure)
        {
            failures++;
            Artifacts.Keep(artifacts, name, root, failure);
        }
    }

    private void Say(int done, TimeSpan elapsed) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{done:N0} files in {elapsed.TotalSeconds:F0} s, {runner.Trees:N0} trees, {runner.Diagnostics:N0} diagnostics, slowest step {runner.Slowest.TotalMilliseconds:F0} ms, peak {Artifacts.PeakBytes() >> 20} MiB, {failures} failures"));

    private int Result()
    {
        var peak = Artifacts.PeakBytes();
        if (peak > MostBytes)
        {
            Console.WriteLine($"FAILED: the process took {peak >> 20} MiB");
            failures++;
        }

        return failures == 0 ? 0 : 1;
    }

    /// <summary>A step that never ends cannot be stopped: it is named, and the process with it ends.</summary>
    private ITimer Watch() => TimeProvider.System.CreateTimer(
        _ =>
        {
            if (runner.Current.Length > 0 && runner.Elapsed > Hanging)
            {
                Console.WriteLine($"HANGS at {runner.Current}");
                Environment.Exit(3);
            }
        },
        null, Longest, Longest);
}

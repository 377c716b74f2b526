using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Benchmarks.Sandbox;

/// <summary><c>sandbox.spawn</c>: a program that does nothing, from its start to its end, in a cage and without one, in turns.</summary>
internal sealed class SpawnBenchmark : IBenchmark
{
    private const string Program = "/bin/true";
    private const int Rounds = 400;
    private const int WarmUp = 50;

    public string Name => "sandbox.spawn";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var root = Directory.CreateTempSubdirectory("plugintasks-spawn-");
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(root.FullName, (UnixFileMode)0b111_101_101);
            }

            await RunAsync(run, root, cancellation);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private async Task RunAsync(BenchmarkRun run, DirectoryInfo root, CancellationToken cancellation)
    {
        var place = new ModuleCagePlace("m", Folder("code/m"), Folder("modules/m"), Folder("temp"));
        var rules = AccessRuleSet.Read([], new AccessScope { ModuleFolder = place.CodeFolder, DataFolder = place.DataFolder }, out _);
        var cages = new ModuleCages(new CageSettings { ModulesFolder = Path.Combine(root.FullName, "modules"), RuntimeFolders = [] });
        var made = Stopwatch.GetTimestamp();
        using var cage = cages.Make(place) ?? throw new PlatformNotSupportedException("This machine makes no cages.");
        var making = Stopwatch.GetElapsedTime(made).TotalMilliseconds;
        var start = new ChildStart { Program = Program, WorkingFolder = "/usr" };
        var (bare, own, caged) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var times = (await BareAsync(), await EndAsync(() => ChildProcess.Start(start)), await EndAsync(() => cage.StartProgram(start, rules)));
            if (round >= WarmUp)
            {
                bare.Add(times.Item1);
                own.Add(times.Item2);
                caged.Add(times.Item3);
            }
        }

        var (without, with) = (Median.Of(bare), Median.Of(caged));
        run.Note($"Process.Start {NumberFormat.Show(without)} ms, ours without a cage {NumberFormat.Show(Median.Of(own))} ms, in a cage {NumberFormat.Show(with)} ms; a module's place is made in {NumberFormat.Show(making)} ms; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p50", with - without, "ms", null, Budget.AtMost(1)));

        string Folder(string path) => Directory.CreateDirectory(Path.Combine(root.FullName, path)).FullName;
    }

    private static async Task<double> BareAsync()
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Program) { WorkingDirectory = "/usr", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<double> EndAsync(Func<ChildProcess> begin)
    {
        var start = Stopwatch.GetTimestamp();
        await using var child = begin();
        await child.Ended;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

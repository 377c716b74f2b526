using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>
/// A host with a module that attacks and one that is honest, and files of others around them. What everybody might read and change were
/// it not for the cage is in <see cref="Open"/>; the attacker's own folder is one that only this host has.
/// </summary>
public sealed class AttackedHost : IAsyncLifetime
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode ForAll = Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>In the host's environment, as a careless operator might have it.</summary>
    public const string Secret = "PLUGINTASKS_ATTACK_SECRET";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugintasks-attack-");

    internal ModuleTestHost Test { get; private set; } = null!;

    /// <summary>The lines of the log, oldest first.</summary>
    internal LogRecord Log { get; } = new();

    /// <summary>What modules wrote to it, with all that belongs to each line.</summary>
    internal ConcurrentQueue<ModuleLine> Written { get; } = new();

    /// <summary>The streams that modules have published to.</summary>
    internal ConcurrentQueue<string> Published { get; } = new();

    internal ModuleHost Attacker => Test.Host.Module("attacker")!;

    /// <summary>The worker of the honest module.</summary>
    internal int SiblingId => Test.Host.Module("probe")!.Current!.ProcessId!.Value;

    internal int WorkerId => Attacker.Current!.ProcessId!.Value;

    internal string CodeFolder => At("modules/attacker");

    internal string DataFolder => At("host/modules/attacker");

    internal string TempFolder => Attacker.Current!.Folders.Temp;

    /// <summary>A folder whose files are everybody's, by their modes.</summary>
    internal string Open => At("open");

    /// <summary>A file that the attacker may read, and by its mode change.</summary>
    internal string Shared => At("modules/attacker/shared");

    /// <summary>A folder that the attacker may read, and by its mode change.</summary>
    internal string Wide => At("modules/attacker/wide");

    /// <summary>A file of the host's user that others may read, by its mode.</summary>
    internal string Owned => At("owned");

    /// <summary>A program of the host's user that takes that user on, and may be run by the attacker: <c>id</c>.</summary>
    internal string SetuidProgram => At("modules/attacker/setuid");

    /// <summary>The host's tasks.</summary>
    internal string Database => At("host/plugintasks.db");

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(root.FullName, Passable);
        Environment.SetEnvironmentVariable(Secret, "the host's secret");
        Copy(RepositoryRoot.At("tests", "fixtures", "attacker"), CodeFolder);
        Directory.CreateDirectory(At("host"), Passable);
        foreach (var folder in new[] { Open, At("open/folder"), At("host/modules/attacker-more"), Wide, Path.Combine(Wide, "folder") })
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, ForAll);
            Put(Path.Combine(folder, "file"), ForAll);
        }

        File.Copy("/usr/bin/id", SetuidProgram);
        File.SetUnixFileMode(SetuidProgram, Passable | UnixFileMode.SetUser | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Put(Shared, ForAll);
        Put(Owned, Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Test = await StartAsync(new ModuleTestHostOptions());
        File.SetUnixFileMode(Database, ForAll);
        await AnswersAsync();
        await Test.CallAsync("attacker.ping");
    }

    public async Task DisposeAsync()
    {
        await Test.DisposeAsync();
        root.Delete(recursive: true);
    }

    internal string At(string path) => Path.Combine(root.FullName, path);

    /// <summary>Another host over the same modules, with a database of its own.</summary>
    internal Task<ModuleTestHost> StartAsync(ModuleTestHostOptions options) => ModuleTestHost.StartAsync(CodeFolder, options with
    {
        Worker = RepositoryRoot.Worker,
        Beside = [RepositoryRoot.Probe],
        Database = options.Database ?? Database,
        DataFolder = options.DataFolder ?? At("host"),
        OnLog = options.OnLog ?? Log.Add,
        OnLine = Written.Enqueue,
        OnPublished = published => Published.Enqueue(published.Stream),
    });

    /// <summary>Has the attacker make calls, and gives what each gave.</summary>
    internal async Task<IReadOnlyList<Got>> CallAsync(Side side, params Call[] calls)
    {
        var given = await Test.CallAsync(
            side == Side.Worker ? "attacker.calls" : "attacker.calls_outside", new { calls = new JsonArray([.. calls.Select(c => c.ToJson())]) });
        using var read = JsonDocument.Parse(given.Value!.Value.GetString()!);
        return [.. read.RootElement.EnumerateArray().Select(r => new Got(
            r.GetProperty("r").GetInt64(), [.. r.GetProperty("o").EnumerateArray().Select(o => o.GetBytesFromBase64())]))];
    }

    /// <summary>Has the attacker make calls, which must fail as they say; then the honest module must answer.</summary>
    internal async Task RefusesAsync(Side side, params Call[] calls)
    {
        var given = await CallAsync(side, calls);
        Assert.Equal(calls.Length, given.Count);
        Assert.Equal("", string.Join('\n', calls.Zip(given).Where(c => !c.First.IsRight(c.Second.Result)).Select(c => $"{c.First} gave {c.Second.Result}")));
        await AnswersAsync();
    }

    /// <summary>Has the attacker run a program.</summary>
    internal async Task<Ran> RunAsync(object wanted) => (await Test.CallAsync("attacker.run", wanted)).ValueAs<Ran>()!;

    internal Task<Ran> ShellAsync(string line) => RunAsync(new { command = new[] { "sh", "-c", line } });

    /// <summary>The honest module does what it always does.</summary>
    internal async Task AnswersAsync() => Assert.Equal("Hello tester", (await Test.CallAsync("probe.greet")).Value!.Value.GetString());

    /// <summary>A generation that knows nothing of what was done to the last.</summary>
    internal async Task RenewAsync()
    {
        await Test.ReloadAsync();
        Assert.NotEqual(0, (await Test.CallAsync("attacker.ping")).Value!.Value.GetInt32());
    }

    /// <summary>What lives of the attacker's user; and what only waits to be reaped.</summary>
    internal IReadOnlyList<(int Id, string Name)> Processes(bool withEnded = false)
    {
        var user = FileCalls.Look(DataFolder)!.User.ToString(CultureInfo.InvariantCulture);
        return [.. ProcessEntry.ReadAll().Where(p => withEnded || !p.IsOver).Select(p => (p.Id, Status: StatusOf(p.Id))).Where(p => p.Status.Contains($"\nUid:\t{user}\t", StringComparison.Ordinal))
            .Select(p => (p.Id, p.Status.Split('\n')[0].Split('\t')[1]))];
    }

    private static string StatusOf(int id)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static void Put(string path, UnixFileMode mode)
    {
        File.WriteAllText(path, "theirs");
        File.SetUnixFileMode(path, mode);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    internal sealed record Ran(int Code, string? Output, string? Error);
}

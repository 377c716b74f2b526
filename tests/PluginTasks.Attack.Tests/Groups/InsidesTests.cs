using System.Globalization;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sdk;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>What a module cannot see of other processes, nor bring in.</summary>
public sealed class InsidesTests(AttackedHost host) : AttackGroup(host)
{
    private static readonly string[] Insides = ["environ", "maps", "mem", "auxv", "root", "cwd", "exe", "ns/net"];
    private static readonly string[] Outsides = ["stat", "status", "cmdline", "fd", "task"];

    /// <summary>The host, the worker of the module beside, and the first process of all.</summary>
    private int[] Others => [Environment.ProcessId, Host.SiblingId, 1];

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line16_Others_EnvironmentMapsMemoryAndDescriptors_AreClosed(Side side) => Host.RefusesAsync(
        side, [Open("/proc/self/status").Works(), .. Paths(IsRoot ? [.. Insides, .. Outsides] : Insides).Select(p => Open(p).Fails(NoEntry, Denied))]);

    [Fact]
    public async Task Line16_TheInsidesOfItsWorker_AreClosedToItsPrograms()
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"/proc/{Host.WorkerId}/");
        await Host.RefusesAsync(Side.Program, [.. new[] { "environ", "maps", "mem", "auxv", "fd" }.Select(name => Open(own + name).Fails(NoEntry, Denied))]);

        // Of what cannot be dumped the kernel gives these to root, whoever it runs as: nobody else opens them, whatever else there is.
        Assert.Equal(0u, FileCalls.Look(own + "environ")!.User);
        Assert.NotEqual(0u, FileCalls.Look(Host.DataFolder)!.User);
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line17_CommandLines_HoldNoSecret(Side side)
    {
        var seen = await Host.CallAsync(side, Open("/proc/self/cmdline"), Call.To("read", new Call.Ref(0), new Call.Out(4096), 4096));
        Assert.DoesNotContain("secret", seen[1].Text, StringComparison.OrdinalIgnoreCase);
        if (IsRoot)
        {
            await Host.RefusesAsync(side, [.. Paths(["cmdline"]).Select(p => Open(p).Fails(NoEntry, Denied))]);
        }
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line18_TheKernelsSettings_AreClosed(Side side) => Host.RefusesAsync(
        side,
        [
            Open("/proc/sys/kernel/core_pattern", Write).Fails(Denied, ReadOnly, NoEntry),
            Open("/proc/sys/kernel/hostname", Write).Fails(Denied, ReadOnly, NoEntry),
            Open("/proc/sys/vm/drop_caches", Write).Fails(Denied, ReadOnly, NoEntry),
            Open("/proc/sysrq-trigger", Write).Fails(Denied, ReadOnly, NoEntry),
            Open("/proc/self/oom_score_adj", Write).Fails(Denied),
            Open("/proc/self/mem", Both).Fails(Denied),
            Open("/proc/self/uid_map", Write).Fails(Denied),
            .. Paths(["oom_score_adj", "oom_adj", "setgroups", "uid_map", "coredump_filter", "comm"]).Select(p => Open(p, Write).Fails(NoEntry, Denied)),
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line19_RootAndFolder_OfProcesses_LeadNowhere(Side side) => Host.RefusesAsync(
        side,
        [
            .. Paths(["root", "cwd"]).Select(p => Open(p + Path.Combine(Host.Open, "file")).Fails(NoEntry, Denied)),
            Open("/proc/self/root" + Path.Combine(Host.Open, "file")).Fails(Denied),
            Open("/proc/thread-self/root" + "/etc/shadow").Fails(Denied),
            Open("/proc/self/cwd/../../plugintasks.db").Fails(Denied),
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line20_ControlGroups_AreReadOnly(Side side) => Host.RefusesAsync(
        side,
        Open("/sys/fs/cgroup/cgroup.procs", Write).Fails(Denied, ReadOnly, NoEntry),
        Open("/sys/fs/cgroup/memory.max", Write).Fails(Denied, ReadOnly, NoEntry),
        Open("/sys/fs/cgroup/cgroup.subtree_control", Write).Fails(Denied, ReadOnly, NoEntry),
        Open("/sys/fs/cgroup/memory/tasks", Write).Fails(Denied, ReadOnly, NoEntry),
        Call.To("mkdirat", Here, "/sys/fs/cgroup/attacker", AllModes).Fails(Denied, ReadOnly, NoEntry, NotPermitted));

    [Fact]
    public async Task Line21_Descriptors_AreThreeAndTheChannel()
    {
        // One that is passed on, were it not closed. Of a program all are looked at, of a worker those that it was born with: the runtime opens more.
        using var passedOn = PassedOn();
        var program = await Host.ShellAsync("ls /proc/self/fd");
        Assert.Equal(["0", "1", "2", "3"], program.Output!.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        var links = Enumerable.Range(0, 64).Select(fd => Call.To("readlinkat", Here, $"/proc/self/fd/{fd}", new Call.Out(400), 400)).ToArray();
        var found = (await Host.CallAsync(Side.Worker, links)).Select(l => l.Text).Where(l => l.Length > 0).ToList();
        Assert.DoesNotContain(found, l => l.Contains("plugintasks.db", StringComparison.Ordinal) || l.StartsWith("socket:", StringComparison.Ordinal));
        Assert.All(found.Take(5), l => Assert.StartsWith("pipe:", l, StringComparison.Ordinal));

        // Nobody but root looks into a worker.
        if (!IsRoot)
        {
            return;
        }

        await Host.RenewAsync();
        Assert.DoesNotContain(passedOn.Name, Directory.EnumerateFiles($"/proc/{Host.WorkerId}/fd").Select(f => new FileInfo(f).LinkTarget));
    }

    [Fact]
    public async Task Line22_Listeners_LogsAndPipesOfSiblings_AreNotInherited()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var log = PassedOn();

        var hosts = Directory.EnumerateFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
            .Concat((IsRoot ? Directory.EnumerateFiles($"/proc/{Host.SiblingId}/fd") : []).Select(f => new FileInfo(f).LinkTarget ?? ""))
            .Where(l => l.Contains(':', StringComparison.Ordinal) || l == log.Name).ToHashSet();
        var before = hosts.Count;
        var own = (await Host.ShellAsync("readlink /proc/self/fd/*")).Output!.Split('\n');

        Assert.True(before > 5);
        Assert.DoesNotContain(own, l => l.StartsWith("socket:", StringComparison.Ordinal) || l == log.Name);
        Assert.Equal(3, own.Count(l => l.StartsWith("pipe:", StringComparison.Ordinal)));
        Assert.DoesNotContain(own, hosts.Contains);
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line23_Descriptors_AreNotPassedToSiblings(Side side) => Host.RefusesAsync(
        side,
        Call.To("pidfd_getfd", 0, 0, 0).Fails(NotPermitted),
        Call.To("pidfd_open", Host.SiblingId, 0),
        Call.To("pidfd_getfd", new Call.Ref(1), 0, 0).Fails(NotPermitted),
        Call.To("socket", 1, 1, 0).Fails(NotPermitted),
        Call.To("socket", 1, 2, 0).Fails(NotPermitted),
        Call.To("socketpair", 1, 2, 0, new Call.Out(8)).Fails(NotPermitted),
        Call.To("bind", 0, new byte[16], 16).Fails(NotPermitted));

    [Fact]
    public async Task Line24_TheHostsEnvironment_IsNotThere()
    {
        var inside = (await Host.Test.CallAsync("attacker.environment")).ValueAs<Dictionary<string, string>>()!;
        var program = (await Host.RunAsync(new { command = new[] { "env" } })).Output!;

        Assert.DoesNotContain(AttackedHost.Secret, inside.Keys);
        Assert.DoesNotContain(AttackedHost.Secret, program, StringComparison.Ordinal);
        Assert.Subset(
            new HashSet<string>
            {
                "PATH", "LANG", "TZ", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_EnableDiagnostics", "DOTNET_NOLOGO", "DOTNET_GCHeapHardLimit", "DOTNET_EnableWriteXorExecute",
                "PLUGINTASKS_SEAL", "PLUGINTASKS_PROCESS", "HTTP_PROXY", "HTTPS_PROXY",
            },
            inside.Keys.ToHashSet());
    }

    [Theory]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    [InlineData("DOTNET_DiagnosticPorts")]
    [InlineData("DOTNET_ADDITIONAL_DEPS")]
    [InlineData("CORECLR_PROFILER_PATH")]
    [InlineData("COMPlus_EnableDiagnostics")]
    [InlineData("LD_PRELOAD")]
    [InlineData("LD_LIBRARY_PATH")]
    [InlineData("LD_AUDIT")]
    [InlineData("GLIBC_TUNABLES")]
    [InlineData("HOME")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("PLUGINTASKS_SUBJECT")]
    public async Task Line25_Starts_AreNotSteeredByVariables(string name)
    {
        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => Host.RunAsync(new { command = new[] { "env" }, env = new Dictionary<string, string> { [name] = "/x" } }));

        Assert.Equal(ErrorCodes.ReservedEnvironment, refused.Code);
    }

    [Fact]
    public async Task Line25_Starts_AreNotSteeredByWhatIsPlanted()
    {
        // Nobody but root looks into a worker.
        if (!IsRoot)
        {
            return;
        }

        // The worker starts in the module's data folder, where these would be found were they looked for there.
        var hook = """{"runtimeOptions":{"configProperties":{"System.Runtime.TieredCompilation":false},"additionalProbingPaths":["/nowhere"]}}""";
        foreach (var name in new[] { "PluginTasks.Worker.runtimeconfig.json", "PluginTasks.Worker.runtimeconfig.dev.json", "PluginTasks.Worker.deps.json", "DOTNET_gcServer=1", "libcoreclr.so", "libstdc++.so.6", "libc.so.6", "global.json" })
        {
            await Host.RunAsync(new { command = new[] { "tee", name }, input = hook });
            Assert.True(File.Exists(Path.Combine(Host.DataFolder, name)));
        }

        await Host.RenewAsync();
        var maps = File.ReadAllText($"/proc/{Host.WorkerId}/maps");
        Assert.DoesNotContain(Host.DataFolder + "/", maps, StringComparison.Ordinal);
    }

    /// <summary>A file that the host has open in such a way that what it starts has it too, unless it is closed.</summary>
    private FileStream PassedOn() => new(Host.At($"log-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Inheritable);

    private IEnumerable<string> Paths(IEnumerable<string> names) =>
        from name in names
        from id in Others
        select string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{name}");
}

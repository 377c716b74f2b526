using System.Globalization;
using System.Runtime.InteropServices;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Sdk;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>What a module cannot become, and whom it cannot touch.</summary>
public sealed class PrivilegesTests(AttackedHost host) : AttackGroup(host)
{
    private const int NewUser = 0x10000000;
    private const int Kill = 9;

    private int[] Others => [Environment.ProcessId, Host.SiblingId, 1];

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line26_UsersGroupsAndCapabilities_DoNotComeBack(Side side)
    {
        await Host.RefusesAsync(
            side,
            Call.To("setuid", 0).Fails(NotPermitted),
            Call.To("setgid", 0).Fails(NotPermitted),
            Call.To("setresuid", 0, 0, 0).Fails(NotPermitted),
            Call.To("setresgid", 0, 0, 0).Fails(NotPermitted),
            Call.To("setgroups", 1, new object[] { 0 }).Fails(NotPermitted),
            Call.To("setfsuid", 0).Fails(NotPermitted),
            Call.To("capset", new object[] { 0x20080522 }, new object[] { -1, -1, -1 }).Fails(NotPermitted),
            Call.To("prctl", 47, 2, 0, 0, 0).Fails(NotPermitted), // PR_CAP_AMBIENT, raise
            Call.To("prctl", 8, 1, 0, 0, 0).Fails(NotPermitted), // PR_SET_KEEPCAPS
            Call.To("prctl", 28, 0, 0, 0, 0).Fails(NotPermitted)); // PR_SET_SECUREBITS

        var status = (await StatusAsync(side)).Split('\n');
        var user = (await Host.CallAsync(side, Call.To("geteuid")))[0].Result.ToString(CultureInfo.InvariantCulture);
        Assert.NotEqual("0", user);
        Assert.Contains($"Uid:\t{user}\t{user}\t{user}\t{user}", status);
        Assert.Contains("CapEff:\t0000000000000000", status);
        if (!IsRoot)
        {
            return;
        }

        Assert.Contains($"Gid:\t{user}\t{user}\t{user}\t{user}", status);
        Assert.Contains(status, l => l.Trim() == "Groups:");
        Assert.All(status.Where(l => l.StartsWith("Cap", StringComparison.Ordinal)), l => Assert.EndsWith("\t0000000000000000", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line27_SetuidPrograms_GiveNothing()
    {
        // A setuid program of the host's user, of which the attacker may run a copy.
        var ran = await Host.ShellAsync($"{Host.SetuidProgram} -u; for f in /usr/bin/su /usr/bin/passwd /usr/bin/mount; do test -u $f && echo $f; done; grep NoNewPrivs /proc/self/status");

        Assert.NotEqual("0", ran.Output!.Split('\n')[0]);
        Assert.Contains("NoNewPrivs:\t1", ran.Output, StringComparison.Ordinal);
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line28_Namespaces_AreNotMadeOrEntered(Side side) => Host.RefusesAsync(
        side,
        [
            .. new[] { NewUser, 0x20000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000 }.SelectMany(kind => new[]
            {
                Call.To("unshare", kind).Fails(NotPermitted),
                Call.To("setns", 0, kind).Fails(NotPermitted),
                Call.To("clone", kind | 17, 0, 0, 0, 0).Fails(NotPermitted),
            }),
            Call.To("clone3", new object[] { NewUser, 0, 0, 0, 17, 0, 0, 0 }, 64).Fails(NotImplemented),
            Call.To("mount", "none", Host.DataFolder, "tmpfs", 0, 0).Fails(NotPermitted),
            Call.To("umount2", "/proc", 2).Fails(NotPermitted),
            Call.To("pivot_root", Host.DataFolder, Host.DataFolder).Fails(NotPermitted),
            Call.To("chroot", Host.DataFolder).Fails(NotPermitted),
            Call.To("move_mount", 0, "", 0, "", 4).Fails(NotPermitted),
            Call.To("open_tree", Here, "/", 1).Fails(NotPermitted),
            Call.To("fsopen", "tmpfs", 0).Fails(NotPermitted),
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line29_TheCage_IsNotTakenOff(Side side)
    {
        // A filter of one instruction that lets everything through: it is added, and undoes nothing.
        var all = new object[] { 1, new object[] { 0x7fff0000_0000_0006 } };
        await Host.RefusesAsync(
            side,
            Call.To("prctl", 39, 0, 0, 0, 0).Gives(1),
            Call.To("prctl", 38, 0, 0, 0, 0).Fails(Invalid),
            Call.To("seccomp", 1, 0, all).Gives(0),
            Call.To("prctl", 22, 0, 0).Fails(Invalid, NotPermitted),
            Call.To("unshare", NewUser).Fails(NotPermitted),
            Call.To("landlock_restrict_self", 0, 0).Fails(BadDescriptor, 77),
            Open(Path.Combine(Host.Open, "file")).Fails(Denied),
            Call.To("seccomp", 1, 8, all).Fails(NotPermitted),
            Call.To("ptrace", 0, 0, 0, 0).Fails(NotPermitted));

        var status = await StatusAsync(side);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line30_Children_AreInTheCageToo()
    {
        await Host.RefusesAsync(
            Side.Worker,
            Call.To("execve", "/usr/bin/env", new object[] { "env", 0 }, new object[] { 0 }).Fails(NotPermitted),
            Call.To("execveat", Here, "/usr/bin/env", new object[] { "env", 0 }, new object[] { 0 }, 0).Fails(NotPermitted),
            Call.To("clone", 17, 0, 0, 0, 0).Fails(NotPermitted),
            Call.To("clone3", new object[] { 0, 0, 0, 0, 17, 0, 0, 0 }, 64).Fails(NotImplemented));
        var ran = await Host.ShellAsync($"sh -c 'cat {Host.Open}/file; (grep -E \"Seccomp:|NoNewPrivs\" /proc/self/status; unshare -U true; id -u) & wait'");

        Assert.DoesNotContain("theirs", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", ran.Output, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", ran.Output, StringComparison.Ordinal);
        Assert.Matches("denied", ran.Error!);
        Assert.Matches("unshare.*not permitted", ran.Error!);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("setsid sh -c 'sleep 1000' >/dev/null 2>&1 </dev/null &")]
    [InlineData("(setsid sh -c 'trap \"\" TERM HUP INT; sleep 1000 & sleep 1000' >/dev/null 2>&1 </dev/null &) & exit")]
    [InlineData("env -i setsid setsid sleep 1000 >/dev/null 2>&1 </dev/null &")]
    public async Task Line31_Daemons_EndWithWhatStartedThem(string script)
    {
        if (!IsRoot)
        {
            return;
        }

        await Host.ShellAsync(script);

        // What wiped its environment and left its session and its parents ends with its module's next end.
        var old = Host.Attacker.Current!;
        await Host.RenewAsync();
        await old.Lost;
        while (Host.Processes().Any(p => p.Name is "sleep" or "sh" or "setsid"))
        {
            await Task.Yield();
        }
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line32_Signals_ReachNobody(Side side) => Host.RefusesAsync(
        side,
        [
            .. Others.SelectMany(id => new[]
            {
                Call.To("kill", id, Kill).Fails(NotPermitted, NoProcess),
                Call.To("kill", id, 0).Fails(NotPermitted, NoProcess),
                id == 1 ? Call.To("kill", -1, Kill) : Call.To("kill", -id, Kill).Fails(NotPermitted, NoProcess), // -1 is everybody, and says nothing of who was not reached
                Call.To("tkill", id, Kill).Fails(NotPermitted, NoProcess),
                Call.To("tgkill", id, id, Kill).Fails(NotPermitted, NoProcess),
                Call.To("rt_sigqueueinfo", id, 10, new object[] { 10, -1 }).Fails(NotPermitted, NoProcess),
            }),
            Call.To("pidfd_send_signal", 0, Kill, 0, 0).Fails(NotPermitted, BadDescriptor, Invalid),
            Call.To("fcntl", 0, 8, Environment.ProcessId).Fails(NotPermitted), // F_SETOWN
            Call.To("ioctl", 0, 0x8901, new object[] { Environment.ProcessId }).Fails(NotPermitted), // FIOSETOWN
        ]);

    [Fact]
    public async Task Line32_Signals_ReachNobodyThroughDescriptors()
    {
        foreach (var id in Others)
        {
            await Host.RefusesAsync(Side.Worker, Call.To("pidfd_open", id, 0).Fails(NotPermitted));
            await Host.RefusesAsync(Side.Program, Call.To("pidfd_open", id, 0), Call.To("pidfd_send_signal", new Call.Ref(0), Kill, 0, 0).Fails(NotPermitted, NoProcess, BadDescriptor));
        }
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line33_Tracing_IsRefused(Side side) => Host.RefusesAsync(
        side,
        [
            .. Others.SelectMany(id => new[]
            {
                Call.To("ptrace", 16, id, 0, 0).Fails(NotPermitted),
                Call.To("ptrace", 0x4206, id, 0, 0).Fails(NotPermitted),
                Call.To("process_vm_readv", id, new object[] { 0, 0 }, 1, new object[] { 0, 0 }, 1, 0).Fails(NotPermitted),
                Call.To("process_vm_writev", id, new object[] { 0, 0 }, 1, new object[] { 0, 0 }, 1, 0).Fails(NotPermitted),
                Call.To("kcmp", id, id, 0, 0, 0).Fails(NotPermitted),
                Call.To("process_madvise", id, 0, 0, 0, 0).Fails(NotPermitted),
                Call.To("move_pages", id, 0, 0, 0, 0, 0).Fails(NotPermitted),
            }),
            Call.To("perf_event_open", new object[] { 0 }, 0, -1, -1, 0).Fails(NotPermitted),
            Call.To("bpf", 0, 0, 0).Fails(NotPermitted),
            Call.To("userfaultfd", 0).Fails(NotPermitted),
            Call.To("prctl", 0x59616d61, -1, 0, 0, 0).Fails(NotPermitted), // PR_SET_PTRACER
            Call.To("prctl", 4, 1, 0, 0, 0).Fails(NotPermitted), // PR_SET_DUMPABLE
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line34_PriorityAffinityAndLimits_OfOthersStay(Side side) => Host.RefusesAsync(
        side,
        [
            .. Others.SelectMany(id => new[]
            {
                Call.To("setpriority", 0, id, 19).Fails(NotPermitted),
                Call.To("sched_setaffinity", id, 8, new object[] { 1 }).Fails(NotPermitted),
                Call.To("sched_setscheduler", id, 0, new object[] { 0 }).Fails(NotPermitted),
                Call.To("prlimit64", id, 7, new object[] { 1, 1 }, 0).Fails(NotPermitted),
                Call.To("ioprio_set", 1, id, 0x6000).Fails(NotPermitted),
                Call.To("migrate_pages", id, 0, 0, 0).Fails(NotPermitted),
            }),
            Call.To("setpriority", 1, 0, 19).Fails(NotPermitted), // the group's
            Call.To("setpriority", 2, 0, 19).Fails(NotPermitted), // the user's
            Call.To("setpriority", 0, 0, -20).Fails(Denied, NotPermitted),
        ]);

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line35_OtherKindsOfCalls_AreRefused(Side side)
    {
        await Host.RefusesAsync(
            side,
            Call.To("io_uring_setup", 8, new Call.Out(256)).Fails(NotImplemented),
            Call.To("io_uring_enter", 0, 0, 0, 0, 0, 0).Fails(NotImplemented),
            Call.To("io_uring_register", 0, 0, 0, 0).Fails(NotImplemented),
            Call.To("999").Fails(NotImplemented));
        if (RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            await Host.RefusesAsync(
                side,
                Call.To("1073741863").Fails(NotPermitted), // getpid of x32
                Call.To("1073742344", 0).Fails(NotPermitted)); // execve of x32
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0x48, 0x98, 0xC3 })] // getpid
    [InlineData(new byte[] { 0x53, 0xB8, 0x36, 1, 0, 0, 0xBB, 0, 0, 0, 0x10, 0xCD, 0x80, 0x48, 0x98, 0x5B, 0xC3 })] // unshare with a user namespace
    public async Task Line35_CallsOf32Bits_AreRefused(byte[] code)
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return;
        }

        try
        {
            await Host.RefusesAsync(Side.Program, Call.ToCode("int 0x80", code).Fails(NotPermitted));
        }
        catch (SdkException ended) when (ended.Message.StartsWith("-11:", StringComparison.Ordinal))
        {
            // A kernel that has no such calls.
        }
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line36_Programs_DoNotComeFromMemory(Side side)
    {
        var written = Own(side, "program");
        await Host.RefusesAsync(
            side,
            Call.To("memfd_create", "program", 0).Fails(NotPermitted),
            Call.To("memfd_secret", 0).Fails(NotPermitted),
            Open("/usr/bin/true").Works(),
            Call.To("execveat", new Call.Ref(2), "", new object[] { "x", 0 }, new object[] { 0 }, 0x1000).Fails(NotPermitted),
            Open(written, Write | Create, 0x1ED).Works(),
            Call.To("write", new Call.Ref(4), "#!/bin/sh\n", 10).Gives(10),
            Call.To("close", new Call.Ref(4)).Gives(0),
            Call.To("execve", written, new object[] { "x", 0 }, new object[] { 0 }).Fails(NotPermitted, Denied));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line37_Terminals_GetNoInput(Side side) => Host.RefusesAsync(
        side,
        Call.To("ioctl", 0, 0x5412, "x").Fails(NotPermitted), // TIOCSTI
        Call.To("ioctl", 0, 0x541C, "x").Fails(NotPermitted), // TIOCLINUX
        Call.To("ioctl", 0, 0x541D, 0).Fails(NotPermitted), // TIOCCONS
        Open("/dev/tty", Both).Fails(Denied, NoDevice),
        Open("/dev/console", Both).Fails(Denied, NoEntry),
        Open("/dev/ptmx", Both).Fails(Denied, NoEntry),
        Call.To("vhangup").Fails(NotPermitted));

    private async Task<string> StatusAsync(Side side) =>
        (await Host.CallAsync(side, Open("/proc/thread-self/status"), Call.To("read", new Call.Ref(0), new Call.Out(4096), 4096)))[1].Text;
}

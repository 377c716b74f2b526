using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Tests.Seccomp;

/// <summary>Calls of which some arguments are refused, on both architectures.</summary>
public sealed class ArgumentRuleTests
{
    private const ulong Rubbish = 0xDEAD_BEEF_0000_0000;
    private const ulong ThreadFlags = 0x3D0F00; // what pthread_create asks for

    [Theory]
    [InlineData("clone", "allow", ThreadFlags)]
    [InlineData("clone", "EPERM", 17ul)]
    [InlineData("clone", "EPERM", 0x4111ul)]
    [InlineData("clone", "EPERM", ThreadFlags | 0x10000000)]
    [InlineData("clone", "EPERM", ThreadFlags | 0x8000)]
    [InlineData("fcntl", "allow", 3ul, 4ul)]
    [InlineData("fcntl", "allow", 3ul, 1030ul)]
    [InlineData("fcntl", "EPERM", 3ul, 8ul)]
    [InlineData("fcntl", "EPERM", 3ul, 15ul)]
    [InlineData("fcntl", "EPERM", 3ul, 10ul)]
    [InlineData("fcntl", "EPERM", 3ul, 1024ul)]
    [InlineData("fcntl", "EPERM", 3ul, 1026ul)]
    [InlineData("ioctl", "allow", 0ul, 0x5401ul)]
    [InlineData("ioctl", "EPERM", 0ul, 0x5412ul)]
    [InlineData("ioctl", "EPERM", 0ul, 0x541Cul)]
    [InlineData("ioctl", "EPERM", 0ul, 0x40086602ul)]
    [InlineData("ioctl", "EPERM", 0ul, 0x401C5820ul)]
    [InlineData("ioctl", "EPERM", 0ul, 0x8901ul)]
    [InlineData("prctl", "allow", 15ul)]
    [InlineData("prctl", "allow", 22ul)]
    [InlineData("prctl", "allow", 38ul, 1ul)]
    [InlineData("prctl", "allow", 0x53564d41ul)]
    [InlineData("prctl", "allow", 4ul, 0ul)]
    [InlineData("prctl", "EPERM", 4ul, 1ul)]
    [InlineData("prctl", "EPERM", 8ul)]
    [InlineData("prctl", "EPERM", 28ul)]
    [InlineData("prctl", "EPERM", 35ul)]
    [InlineData("prctl", "EPERM", 47ul)]
    [InlineData("prctl", "EPERM", 0x59616d61ul)]
    [InlineData("prctl", "EPERM", 9999ul)]
    [InlineData("personality", "allow", 0ul)]
    [InlineData("personality", "allow", 0xFFFFFFFFul)]
    [InlineData("personality", "EPERM", 0x40000ul)]
    [InlineData("seccomp", "allow", 1ul, 1ul)]
    [InlineData("seccomp", "EPERM", 1ul, 8ul)]
    [InlineData("seccomp", "EPERM", 1ul, 9ul)]
    [InlineData("sched_setaffinity", "allow", 0ul)]
    [InlineData("sched_setaffinity", "EPERM", 1ul)]
    [InlineData("sched_setscheduler", "EPERM", 1ul)]
    [InlineData("prlimit64", "allow", 0ul, 7ul)]
    [InlineData("prlimit64", "EPERM", 1ul, 7ul)]
    [InlineData("setpriority", "allow", 0ul, 0ul, 19ul)]
    [InlineData("setpriority", "EPERM", 0ul, 1ul, 19ul)]
    [InlineData("setpriority", "EPERM", 2ul, 0ul, 19ul)]
    [InlineData("ioprio_set", "allow", 1ul, 0ul)]
    [InlineData("ioprio_set", "EPERM", 3ul, 0ul)]
    [InlineData("ioprio_set", "EPERM", 1ul, 1ul)]
    [InlineData("openat", "allow", 0ul, 0ul, 0ul, 0xFFFul)]
    [InlineData("openat", "allow", 0ul, 0ul, 0x80000ul, 0xFFFul)]
    [InlineData("openat", "allow", 0ul, 0ul, 0x10000ul, 0xFFFul)]
    [InlineData("openat", "allow", 0ul, 0ul, 0x241ul, 0x1B6ul)]
    [InlineData("openat", "EPERM", 0ul, 0ul, 0x241ul, 0x9EDul)]
    [InlineData("openat", "EPERM", 0ul, 0ul, 0x241ul, 0x5EDul)]
    [InlineData("openat", "EPERM", 0ul, 0ul, 0x410002ul, 0x9EDul)]
    [InlineData("mknodat", "allow", 0ul, 0ul, 0x81B6ul)]
    [InlineData("mknodat", "allow", 0ul, 0ul, 0x1B6ul)]
    [InlineData("mknodat", "EPERM", 0ul, 0ul, 0x89EDul)]
    [InlineData("mknodat", "EPERM", 0ul, 0ul, 0x11B6ul)]
    [InlineData("mknodat", "EPERM", 0ul, 0ul, 0x21B6ul)]
    [InlineData("mknodat", "EPERM", 0ul, 0ul, 0x61B6ul)]
    [InlineData("mknodat", "EPERM", 0ul, 0ul, 0xC1B6ul)]
    [InlineData("fchmod", "allow", 3ul, 0x1FFul)]
    [InlineData("fchmod", "EPERM", 3ul, 0x9EDul)]
    [InlineData("fchmod", "EPERM", 3ul, 0x5EDul)]
    [InlineData("fchmodat", "EPERM", 0ul, 0ul, 0x1A4ul)]
    [InlineData("utimensat", "allow", 3ul, 0ul, 1ul, 0ul)]
    [InlineData("utimensat", "EPERM", 3ul, 0ul, 1ul, 0x1000ul)]
    [InlineData("utimensat", "EPERM", 3ul, 1ul, 1ul, 0ul)]
    [InlineData("utimensat", "EPERM", 3ul, 0x7F00_0000_0000ul, 1ul, 0ul)]
    [InlineData("socketpair", "allow", 1ul, 1ul, 0ul)]
    [InlineData("socketpair", "allow", 1ul, 0x80801ul, 0ul)]
    [InlineData("socketpair", "allow", 1ul, 5ul, 0ul)]
    [InlineData("socketpair", "EPERM", 1ul, 2ul, 0ul)]
    [InlineData("socketpair", "EPERM", 2ul, 1ul, 0ul)]
    [InlineData("socketpair", "EPERM", 16ul, 3ul, 0ul)]
    [InlineData("sendto", "allow", 3ul, 0ul, 0ul, 0x4000ul)]
    [InlineData("sendto", "EPERM", 3ul, 0ul, 0ul, 0x20004000ul)]
    [InlineData("sendmsg", "EPERM", 3ul, 0ul, 0x20000000ul)]
    [InlineData("sendmmsg", "EPERM", 3ul, 0ul, 0ul, 0x20000000ul)]
    [InlineData("setsockopt", "allow", 3ul, 1ul, 9ul)]
    [InlineData("setsockopt", "allow", 3ul, 6ul, 1ul)]
    [InlineData("setsockopt", "allow", 3ul, 0ul, 30ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 6ul, 23ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 6ul, 30ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 6ul, 19ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 6ul, 31ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 1ul, 25ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 1ul, 26ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 263ul, 1ul)]
    [InlineData("setsockopt", "EPERM", 3ul, 255ul, 1ul)]
    public void Worker_OfCall_GivesVerdict(string call, string verdict, params ulong[] arguments) => Check(new SeccompProfile(), call, verdict, arguments);

    [Theory]
    [InlineData("clone", "allow", ThreadFlags)]
    [InlineData("clone", "allow", 17ul)]
    [InlineData("clone", "allow", 0x4111ul)]
    [InlineData("clone", "EPERM", 17ul | 0x20000)]
    [InlineData("clone", "EPERM", 17ul | 0x2000000)]
    [InlineData("clone", "EPERM", 17ul | 0x4000000)]
    [InlineData("clone", "EPERM", 17ul | 0x8000000)]
    [InlineData("clone", "EPERM", 17ul | 0x10000000)]
    [InlineData("clone", "EPERM", 17ul | 0x20000000)]
    [InlineData("clone", "EPERM", 17ul | 0x40000000)]
    [InlineData("clone", "EPERM", 17ul | 0x8000)]
    [InlineData("execve", "allow")]
    [InlineData("execveat", "allow", 3ul, 1ul, 0ul, 0ul, 0x100ul)]
    [InlineData("execveat", "EPERM", 3ul, 1ul, 0ul, 0ul, 0x1000ul)]
    [InlineData("setsid", "allow")]
    [InlineData("dup3", "allow")]
    [InlineData("chdir", "allow")]
    [InlineData("close_range", "allow")]
    [InlineData("rt_sigaction", "allow")]
    [InlineData("rt_sigprocmask", "allow")]
    [InlineData("memfd_create", "EPERM")]
    [InlineData("clone3", "ENOSYS")]
    public void Start_OfCall_GivesVerdict(string call, string verdict, params ulong[] arguments) =>
        Check(new SeccompProfile { AllowsPrograms = true }, call, verdict, arguments);

    [Theory]
    [InlineData("socket", "allow", 2ul, 1ul, 0ul)]
    [InlineData("socket", "allow", 10ul, 1ul, 6ul)]
    [InlineData("socket", "allow", 2ul, 0x80801ul, 6ul)]
    [InlineData("socket", "EPERM", 2ul, 1ul, 262ul)]
    [InlineData("socket", "EPERM", 2ul, 1ul, 132ul)]
    [InlineData("socket", "EPERM", 2ul, 2ul, 0ul)]
    [InlineData("socket", "EPERM", 2ul, 3ul, 6ul)]
    [InlineData("socket", "EPERM", 10ul, 2ul, 17ul)]
    [InlineData("socket", "EPERM", 1ul, 1ul, 0ul)]
    [InlineData("socket", "EPERM", 16ul, 3ul, 0ul)]
    [InlineData("socket", "EPERM", 17ul, 3ul, 0ul)]
    [InlineData("socket", "EPERM", 38ul, 5ul, 0ul)]
    [InlineData("socket", "EPERM", 40ul, 1ul, 0ul)]
    [InlineData("connect", "allow", 3ul)]
    [InlineData("listen", "EPERM", 3ul)]
    [InlineData("bind", "EPERM", 3ul)]
    [InlineData("accept", "EPERM", 3ul)]
    [InlineData("accept4", "EPERM", 3ul)]
    public void Internet_OfCall_GivesVerdict(string call, string verdict, params ulong[] arguments) =>
        Check(new SeccompProfile { AllowsInternet = true }, call, verdict, arguments);

    [Theory]
    [InlineData("fchmodat", "allow", 0ul, 0ul, 0x1A4ul)]
    [InlineData("fchmodat", "EPERM", 0ul, 0ul, 0x9EDul)]
    [InlineData("fchmodat2", "allow", 0ul, 0ul, 0x1A4ul)]
    [InlineData("fchmodat2", "EPERM", 0ul, 0ul, 0x5EDul)]
    [InlineData("utimensat", "allow", 3ul, 1ul, 1ul, 0ul)]
    public void OwnUser_OfCall_GivesVerdict(string call, string verdict, params ulong[] arguments) =>
        Check(new SeccompProfile { HasOwnUser = true }, call, verdict, arguments);

    // x86-64 has older names of some calls, with their arguments in other places.
    [Theory]
    [InlineData("open", "allow", 0ul, 0x80000ul, 0xFFFul)]
    [InlineData("open", "allow", 0ul, 0x241ul, 0x1B6ul)]
    [InlineData("open", "EPERM", 0ul, 0x241ul, 0x9EDul)]
    [InlineData("open", "EPERM", 0ul, 0x410002ul, 0x5EDul)]
    [InlineData("creat", "allow", 0ul, 0x1B6ul)]
    [InlineData("creat", "EPERM", 0ul, 0x9EDul)]
    [InlineData("mknod", "allow", 0ul, 0x81B6ul)]
    [InlineData("mknod", "EPERM", 0ul, 0x11B6ul)]
    [InlineData("chmod", "allow", 0ul, 0x1EDul)]
    [InlineData("chmod", "EPERM", 0ul, 0x9EDul)]
    [InlineData("vfork", "EPERM")]
    [InlineData("fork", "EPERM")]
    public void OldCalls_OnX64_GiveVerdict(string call, string verdict, params ulong[] arguments) =>
        Assert.Equal(verdict, new FilterMachine(new SeccompProfile { HasOwnUser = true }, Architecture.X64).Verdict(call, arguments));

    private static void Check(SeccompProfile profile, string call, string verdict, ulong[] arguments)
    {
        foreach (var architecture in (Architecture[])[Architecture.X64, Architecture.Arm64])
        {
            var machine = new FilterMachine(profile, architecture);
            Assert.Equal(verdict, machine.Verdict(call, arguments));
            if (call != "utimensat")
            {
                // The kernel does not look at the upper half of these arguments, so nothing there may change the verdict.
                Assert.Equal(verdict, machine.Verdict(call, [.. arguments.Select(a => a | Rubbish)]));
            }
        }
    }
}

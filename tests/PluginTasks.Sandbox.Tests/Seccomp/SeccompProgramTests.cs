using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Tests.Seccomp;

public sealed class SeccompProgramTests
{
    private const int KernelLimit = 4096;
    private const uint I386 = 0x40000003;
    private const uint Arm = 0x40000028;

    public static TheoryData<bool, bool, bool, Architecture> All
    {
        get
        {
            var data = new TheoryData<bool, bool, bool, Architecture>();
            foreach (var bits in Enumerable.Range(0, 8))
            {
                data.Add((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, Architecture.X64);
                data.Add((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, Architecture.Arm64);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void For_EveryProfile_IsAProgramThatTheKernelTakes(bool programs, bool internet, bool user, Architecture architecture)
    {
        var program = new FilterMachine(Profile(programs, internet, user), architecture).Instructions;

        Assert.InRange(program.Count, 100, KernelLimit);
        Assert.Equal(BpfInstruction.Return, program[^1].Code);
        var reached = new bool[program.Count];
        reached[0] = true;
        for (var at = 0; at < program.Count; at++)
        {
            Assert.True(reached[at], $"Nothing leads to instruction {at}.");
            var now = program[at];
            int[] next = now.Code switch
            {
                BpfInstruction.Return => [],
                BpfInstruction.Jump => [at + 1 + (int)now.Value],
                BpfInstruction.JumpIfEqual or BpfInstruction.JumpIfAtLeast => [at + 1 + now.IfTrue, at + 1 + now.IfFalse],
                BpfInstruction.LoadWord => [at + (now.Value % 4 == 0 && now.Value < 64 ? 1 : program.Count)],
                _ => [at + 1],
            };
            foreach (var target in next)
            {
                Assert.InRange(target, at + 1, program.Count - 1);
                reached[target] = true;
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void For_EveryProfile_RefusesOtherMachinesAndTheirNumbers(bool programs, bool internet, bool user, Architecture architecture)
    {
        var machine = new FilterMachine(Profile(programs, internet, user), architecture);
        var other = architecture == Architecture.X64 ? 0xC00000B7u : 0xC000003E;

        Assert.All(Enumerable.Range(0, 600), number =>
        {
            Assert.Equal("EPERM", machine.RunOn(I386, (uint)number));
            Assert.Equal("EPERM", machine.RunOn(Arm, (uint)number));
            Assert.Equal("EPERM", machine.RunOn(other, (uint)number));
            Assert.Equal("EPERM", machine.Run(0x40000000u + (uint)number));
        });
        Assert.Equal("EPERM", machine.Run(uint.MaxValue));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void For_EveryProfile_DoesNotKnowCallsOutsideTheTable(bool programs, bool internet, bool user, Architecture architecture)
    {
        var machine = new FilterMachine(Profile(programs, internet, user), architecture);
        var known = SystemCallTable.Of(architecture);

        Assert.All(Enumerable.Range(0, 2000).Select(n => (uint)n).Where(n => !known.ContainsKey(n)), n => Assert.Equal("ENOSYS", machine.Run(n)));
        Assert.Equal("ENOSYS", machine.Run(0x3FFFFFFF));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void For_EveryProfile_DecidesCommonCallsSoon(bool programs, bool internet, bool user, Architecture architecture)
    {
        var machine = new FilterMachine(Profile(programs, internet, user), architecture);
        foreach (var call in (string[])["read", "write", "futex", "mmap", "epoll_pwait", "close", "clock_gettime", "madvise", "openat", "fstat"])
        {
            Assert.Equal("allow", machine.Verdict(call));
            Assert.InRange(machine.Steps, 1, 20);
        }
    }

    [Fact]
    public void For_EveryProfile_GivesTheVerdictsThatWereAgreedOn() => VerdictSnapshot.Verify();

    [Fact]
    public void For_AnotherArchitecture_IsNotSupported() =>
        Assert.Throws<PlatformNotSupportedException>(() => SeccompProgram.For(new SeccompProfile(), Architecture.Wasm));

    [Fact]
    public void Rules_OfEveryProfile_AreAboutCallsOfTheTable()
    {
        var names = SystemCallTable.All.Select(c => c.Name).ToHashSet();

        Assert.All(SeccompRules.Of(new SeccompProfile()).Keys, name => Assert.Contains(name, names));
        Assert.All(SeccompRules.Of(Profile(true, true, true)).Keys, name => Assert.Contains(name, names));
    }

    private static SeccompProfile Profile(bool programs, bool internet, bool user) =>
        new() { AllowsPrograms = programs, AllowsInternet = internet, HasOwnUser = user };
}

using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Tests.Seccomp;

public sealed class SystemCallTableTests
{
    [Theory]
    [InlineData(Architecture.X64)]
    [InlineData(Architecture.Arm64)]
    public void Of_EachArchitecture_HasNoNumberTwice(Architecture architecture)
    {
        var numbers = SystemCallTable.All.Select(c => c.NumberOn(architecture)).Where(n => n != SystemCall.None).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal(numbers.Count, SystemCallTable.Of(architecture).Count);
    }

    [Fact]
    public void All_Names_AreThereOnce() => Assert.Equal(SystemCallTable.All.Count, SystemCallTable.All.Select(c => c.Name).Distinct().Count());

    [Fact]
    public void All_From424On_HasOneNumberForEveryArchitecture() => Assert.All(
        SystemCallTable.All.Where(c => c.X64 >= 424 || c.Arm64 >= 424), call => Assert.Equal(call.X64, call.Arm64));

    [Fact]
    public void Of_AnotherArchitecture_IsNotSupported() =>
        Assert.Throws<PlatformNotSupportedException>(() => SystemCallTable.Of(Architecture.Wasm));

    // Where this machine has the kernel's headers they decide; elsewhere the snapshot of the verdicts pins the numbers.
    [Fact]
    public void All_NumbersOfTheKernelsHeaders_AreTheSame()
    {
        var header = "/usr/include/x86_64-linux-gnu/asm/unistd_64.h";
        var lines = File.Exists(header) ? File.ReadAllLines(header) : [];
        var words = lines.Select(line => line.Split(' ')).Where(w => w is ["#define", ['_', '_', 'N', 'R', '_', ..], _]);

        Assert.All(words, w => Assert.Equal(w[2], $"{SystemCallTable.All.Single(c => "__NR_" + c.Name == w[1]).X64}"));
    }

    [Fact]
    public void All_NumbersOfTheGenericHeader_AreThoseOfArm64()
    {
        var header = "/usr/include/asm-generic/unistd.h";
        var lines = File.Exists(header) ? File.ReadAllLines(header) : [];
        var numbers = lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(w => w is ["#define", ['_', '_', 'N', 'R', '_', ..], [>= '0' and <= '9', ..]]).ToDictionary(w => w[1][5..], w => w[2]);

        // Calls of 32 bits, another order of one call's arguments, and a range that each architecture fills itself are not arm64's.
        var known = SystemCallTable.All.Where(c => c.Arm64 != SystemCall.None).ToDictionary(c => c.Name, c => $"{c.Arm64}");
        Assert.All(numbers.Where(n => known.ContainsKey(n.Key)), n => Assert.Equal(n.Value, known[n.Key]));
        Assert.All(numbers.Where(n => !known.ContainsKey(n.Key)), n => Assert.True(n.Key is "syscalls" or "arch_specific_syscall" or "sync_file_range2" || n.Key.EndsWith("64", StringComparison.Ordinal), n.Key));
    }
}

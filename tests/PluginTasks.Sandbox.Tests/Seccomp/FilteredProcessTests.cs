using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;
using PluginTasks.Sandbox.Tests.Access.Files;

namespace PluginTasks.Sandbox.Tests.Seccomp;

/// <summary>The filter in the kernel, on a process of its own.</summary>
public sealed class FilteredProcessTests
{
    private const int NotPermitted = 1;
    private const int NotImplemented = 38;

    [Theory]
    [InlineData("strict")]
    [InlineData("own-user,internet")]
    [InlineData("programs")]
    public async Task Filter_CallsThatAreRefusedAlways_AreRefusedByTheKernel(string words)
    {
        var rules = SeccompRules.Of(new SeccompProfile
        {
            AllowsPrograms = words.Contains("programs", StringComparison.Ordinal), AllowsInternet = words.Contains("internet", StringComparison.Ordinal),
            HasOwnUser = words.Contains("own-user", StringComparison.Ordinal),
        });
        var refused = SystemCallTable.Of(RuntimeInformation.ProcessArchitecture)
            .Where(c => rules.TryGetValue(c.Value.Name, out var rule) && rule.Cases.Count == 0).ToList();

        var answers = await SeccompProcess.CallAsync(words, refused.Select(c => $"{c.Key} -1 -1 -1 -1 -1 -1"));

        Assert.Equal(
            refused.Select(c => (c.Value.Name, rules[c.Value.Name].Otherwise == SeccompVerdict.NotPermitted ? NotPermitted : NotImplemented)),
            refused.Select(c => c.Value.Name).Zip(answers));
    }

    [Fact]
    public async Task Filter_CallsByArguments_AreRefusedByThose()
    {
        var answers = await SeccompProcess.CallAsync("strict",
        [
            Call("socketpair", 1, 2, 0, 1), Call("socketpair", 1, 1, 0, 1), Call("sched_setaffinity", 1, 8, 0), Call("sched_setaffinity", 0, 8, 0),
            Call("clone", 17), Call("prctl", 4, 1), Call("prctl", 4, 0), Call("personality", 0xFFFFFFFF), Call("personality", 0x40000),
            Call("utimensat", -1, 1, 0, 0), Call("utimensat", -1, 0, 0, 0), Call("ioctl", -1, 0x5412), Call("ioctl", -1, 0x5401), "100000", $"{0x40000000}",
        ]);

        Assert.Equal([1, 14, 1, 14, 1, 1, 0, 0, 1, 1, 9, 1, 9, NotImplemented, NotPermitted], answers);
    }

    [Fact]
    public async Task Filter_WithInternet_LetsTcpSocketsThrough() => Assert.Equal(
        [0, 0, 1, 1, 1, 1],
        await SeccompProcess.CallAsync("internet",
            [Call("socket", 2, 1, 0), Call("socket", 2, 0x80001, 6), Call("socket", 2, 2, 0), Call("socket", 16, 3, 0), Call("socket", 1, 1, 0), Call("listen", -1)]));

    [Fact]
    public async Task Filter_OnAWorker_LeavesTheRuntimeWhole()
    {
        using var folder = new TemporaryTree();

        var (code, output) = await SeccompProcess.RunAsync("strict", "work", folder.At("host/data/modules/m"));

        Assert.Equal("inner one.txt three.txt te\ndone, no program: 1\n", output);
        Assert.Equal(0, code);
    }

    // The first filter is on before the runtime of the worker starts; the second comes upon it.
    [Fact]
    public async Task Filter_BeforeAStart_IsInheritedAndLetsTheRuntimeStart()
    {
        using var folder = new TemporaryTree();

        var (code, output) = await SeccompProcess.RunAsync("programs", "start", "dotnet", SeccompProcess.Program, "strict", "work", folder.At("host/data/modules/m"));

        Assert.Equal("inner one.txt three.txt te\ndone, no program: 1\n", output);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Filter_WithPrograms_LetsAShellWork()
    {
        using var folder = new TemporaryTree();

        var (code, output) = await SeccompProcess.RunAsync(
            "programs", "start", "/bin/sh", "-c", $"cd '{folder.At("host/data/modules/m")}'; mkdir a; echo one > a/b; cat a/b | tr o u; (echo two &) ; wait; rm -r a; exit 7");

        Assert.Equal("une\ntwo\n", output);
        Assert.Equal(7, code);
    }

    private static string Call(string name, params long[] arguments) =>
        string.Join(' ', [SystemCallTable.All.Single(c => c.Name == name).NumberOn(RuntimeInformation.ProcessArchitecture), .. arguments]);
}

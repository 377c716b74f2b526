using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Tests.Subprocess;

public sealed class SubprocessChecksTests : IDisposable
{
    private readonly SubprocessPlayground playground = new();

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("echo", "")]
    [InlineData("echo", "a\0b")]
    public Task Command_ThatIsNoList_IsAnArgumentError(params string[] command) =>
        Assert.ThrowsAsync<ArgumentException>(() => playground.Runner.CaptureAsync(playground.Request(command)));

    [Theory]
    [InlineData("no-such-program")]
    [InlineData("/no/such/program")]
    [InlineData("./tool")]
    [InlineData("../../../bin/sh")]
    public async Task Program_ThatIsNotOnThePath_IsDenied(string program)
    {
        var problem = await Assert.ThrowsAsync<SdkException>(() => playground.Runner.CaptureAsync(playground.Request(program)));

        Assert.Equal($"sandbox_subprocess_denied:m:{program}", problem.Message);
    }

    [Fact]
    public async Task Program_ByItsPathInAFolderOfThePath_Runs() =>
        Assert.Equal("x\n", (await playground.Runner.CaptureAsync(playground.Request("/bin/echo", "x"))).Stdout);

    [Fact]
    public async Task Program_OfTheModuleItself_RunsWhereARuleSaysSo()
    {
        var tool = playground.Tree.At("host/modules/m/tool");
        File.Copy("/bin/echo", tool);

        var result = await playground.Runner.CaptureAsync(playground.Request("./tool", "mine") with { Rules = playground.Tree.Rules(("subprocess", "run", "./tool")) });

        Assert.Equal("mine\n", result.Stdout);
    }

    [Fact]
    public async Task Program_NotInTheListOfPrograms_IsDenied()
    {
        var listed = playground.Request("echo", "x") with { Rules = playground.Tree.Rules(("subprocess", "run", "echo")) };

        Assert.Equal("x\n", (await playground.Runner.CaptureAsync(listed)).Stdout);
        var problem = await Assert.ThrowsAsync<SdkException>(() => playground.Runner.CaptureAsync(listed with { Command = ["cat"] }));
        Assert.Equal("sandbox_subprocess_denied:m:cat", problem.Message);
    }

    [Fact]
    public async Task Command_WithWhatAShellWouldRead_IsPassedOnAsItIs() =>
        Assert.Equal("$(id) ; * > x\n", (await playground.Runner.CaptureAsync(playground.Request("echo", "$(id)", ";", "*", ">", "x"))).Stdout);

    [Fact]
    public async Task Cwd_NotGiven_IsTheDataFolder() => Assert.Equal(playground.DataFolder + "\n", (await playground.RunAsync("pwd -P")).Stdout);

    [Theory]
    [InlineData("$/host/modules/m", "$/host/modules/m")]
    [InlineData("lib", "$/host/modules/m/lib")]
    [InlineData("$/srv/reports", "$/srv/reports")]
    [InlineData("$/tmp", "$/tmp")]
    public async Task Cwd_ThatIsReadable_IsWhereItRuns(string cwd, string folder)
    {
        var result = await playground.Runner.CaptureAsync(playground.Script("pwd -P") with
        {
            Cwd = playground.Tree.Fill(cwd),
            Rules = playground.Tree.Rules(("filesystem", "read", "$/srv/reports")),
        });

        Assert.Equal(playground.Tree.Fill(folder) + "\n", result.Stdout);
    }

    [Theory]
    [InlineData("$/host/keys")]
    [InlineData("$/srv")]
    [InlineData("..")]
    [InlineData("$/host/data/modules/m/link")]
    [InlineData("$/host/data/modules/m/missing")]
    public async Task Cwd_ThatIsNotReadable_IsDenied(string cwd)
    {
        playground.Tree.Link("host/data/modules/m/link", "$/host/keys");
        var folder = playground.Tree.Fill(cwd);

        var problem = await Assert.ThrowsAsync<SdkException>(() => playground.Runner.CaptureAsync(playground.Script("pwd") with { Cwd = folder }));

        Assert.Equal($"sandbox_filesystem_denied:m:{folder}", problem.Message);
    }

    [Fact]
    public Task Timeout_ThatIsNotPositive_IsAnArgumentError() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => playground.Runner.CaptureAsync(playground.Script("true") with { Timeout = TimeSpan.Zero }));

    public void Dispose() => playground.Dispose();
}

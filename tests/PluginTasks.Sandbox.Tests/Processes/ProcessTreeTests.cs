using System.Globalization;

namespace PluginTasks.Sandbox.Tests.Processes;

public sealed class ProcessTreeTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("sleep 1000 & echo $!; wait")]
    [InlineData("setsid sleep 1000 & echo $!; wait")]
    [InlineData("sh -c 'sleep 1000 & echo $!; exec sleep 1000'")]
    [InlineData("env -i /usr/bin/setsid /bin/sh -c 'echo $$; exec sleep 1000' & wait")]
    [InlineData("(setsid sh -c 'echo $$; exec sleep 1000' &) ; exec sleep 1000")]
    [InlineData("setsid sh -c '(setsid sh -c \"echo \\$\\$; exec sleep 1000\" &)' ; exec sleep 1000")]
    public async Task Kill_OfAProgram_ReachesAllThatItStarted(string script)
    {
        await using var child = Shell.Start(script);
        var descendant = int.Parse(await Shell.ReadLineAsync(child.Output), CultureInfo.InvariantCulture);
        Assert.True(Shell.Lives(descendant));

        child.Kill();

        Assert.Equal(-9, await child.Ended);
        await Shell.GoneAsync(descendant);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("sleep 1000 & echo $!")]
    [InlineData("(setsid sh -c 'echo $$; exec sleep 1000' &)")]
    [InlineData("env -i /bin/sh -c 'echo $$; exec sleep 1000' & read wait <&3; exit 0")]
    public async Task Kill_AfterTheEnd_ReachesWhatWentOn(string script)
    {
        await using var child = Shell.Start(script, messages: true);
        var descendant = int.Parse(await Shell.ReadLineAsync(child.Output), CultureInfo.InvariantCulture);
        await child.MessagesIn!.DisposeAsync();
        Assert.Equal(0, await child.Ended);
        Assert.True(Shell.Lives(descendant));

        child.Kill();

        await Shell.GoneAsync(descendant);
    }

    [Fact(Timeout = 60_000)]
    public async Task Kill_OfOne_LeavesTheOthers()
    {
        await using var one = Shell.Start("cat");
        await using var other = Shell.Start("cat");

        one.Kill();
        await one.Ended;

        Assert.False(other.Ended.IsCompleted);
        Assert.True(Shell.Lives(other.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Kill_OfWhatForksOn_LeavesNothing()
    {
        await using var child = Shell.Start("f() { echo $$; sleep 1000 & f; }; f");
        await Shell.ReadLineAsync(child.Output);

        child.Kill();
        await child.Ended;

        // All of them hold the pipe, so it ends with the last.
        await Shell.ReadAsync(child.Output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Dispose_OfAProgramThatRuns_EndsIt()
    {
        var child = Shell.Start("exec sleep 1000");

        await child.DisposeAsync();

        Assert.Equal(-9, await child.Ended);
    }
}

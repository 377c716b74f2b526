using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Processes;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Limits;

public sealed class DiskWatchdogTests : IAsyncLifetime
{
    private static readonly ControlGroups NoGroups = ControlGroups.Open([], prepares: true);

    // Its own limit on the disk is far off: these tests look by themselves.
    private static readonly LimitKeeper Keeper = new(groups: NoGroups);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-disk-");
    private readonly DirectoryInfo temp = Directory.CreateTempSubdirectory("plugintasks-disk-temp-");
    private readonly ManualTime time = new();
    private readonly List<HeldChild> all = [];
    private readonly DiskWatchdog watchdog;

    public DiskWatchdogTests() => watchdog = new DiskWatchdog(new DiskLimit { Bytes = 4 << 20, Files = 20 }, time);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var held in all)
        {
            await held.Child.DisposeAsync();
            held.Dispose();
        }

        data.Delete(recursive: true);
        temp.Delete(recursive: true);
    }

    [Theory]
    [InlineData("data", "head -c 8M /dev/urandom > $data/large")]
    [InlineData("temp", "head -c 8M /dev/urandom > $temp/large")]
    [InlineData("both", "head -c 3M /dev/urandom > $temp/part; head -c 3M /dev/urandom > $data/part")]
    [InlineData("reserved", "fallocate -l 8M $data/large")]
    [InlineData("files", "for i in 1 2 3 4 5; do mkdir $data/$i; : > $data/$i/a; : > $data/$i/b; : > $temp/$i-a; : > $temp/$i-b; done")]
    [InlineData("removed", "exec 5> $data/large; rm $data/large; head -c 8M /dev/urandom >&5")]
    public async Task Look_AtMoreThanAllowed_KillsAndSaysWhy(string what, string script)
    {
        var held = Start(script);
        Look();
        await StepAsync(held);

        Look();

        Assert.True(held.Exceeded == "disk", what);
        Assert.Equal(-9, await held.Child.Ended);
    }

    [Fact]
    public async Task Look_AtAllThatAModuleRuns_KillsThemTogether()
    {
        var (one, other) = (Start("head -c 8M /dev/urandom > $data/large"), Start(":"));
        Look();
        await StepAsync(one);

        Look();

        Assert.Equal(("disk", "disk"), (one.Exceeded, other.Exceeded));
        Assert.Equal((-9, -9), (await one.Child.Ended, await other.Child.Ended));
    }

    [Fact]
    public async Task Look_AtWhatIsAllowed_LetsItRun()
    {
        var held = Start("head -c 3M /dev/urandom > $data/large");
        Look();
        await StepAsync(held);

        Look();

        Assert.Null(held.Exceeded);
        Assert.True(Shell.Lives(held.Child.Id));
    }

    [Fact]
    public async Task Look_AtTooMuchThatDoesNotGrow_LetsItTidyUp()
    {
        File.WriteAllBytes(Path.Combine(data.FullName, "old"), Bytes(8 << 20));
        var held = Start("rm $data/old");
        Look();
        Look();
        Assert.Null(held.Exceeded);

        await StepAsync(held);
        Look();

        Assert.Null(held.Exceeded);
        Assert.True(Shell.Lives(held.Child.Id));
    }

    [Fact]
    public async Task Look_AtTheNextStartOfWhatHadTooMuch_GoesOnFromThere()
    {
        var first = Start("head -c 8M /dev/urandom > $data/large");
        Look();
        await StepAsync(first);
        Look();
        await first.Child.Ended;
        var second = Start("head -c 1M /dev/urandom > $data/more");
        all.Remove(first);
        first.Dispose();
        await first.Child.DisposeAsync();
        Look();
        Assert.Null(second.Exceeded);

        await StepAsync(second);
        Look();

        Assert.Equal("disk", second.Exceeded);
    }

    [Fact]
    public void Look_AtMoreThanTwiceTheFiles_IsNotExcused()
    {
        for (var i = 0; i < 50; i++)
        {
            File.WriteAllText(Path.Combine(data.FullName, $"{i}"), "");
        }

        var held = Start(":");
        Look();

        Assert.Equal("disk", held.Exceeded);
    }

    [Fact]
    public async Task Look_AtWhatFilledItsFolderBeforeTheFirst_Kills()
    {
        watchdog.Begin(Limits.Own!);
        var held = Start("fallocate -l 8M $data/large");
        await StepAsync(held);

        Look();

        Assert.Equal("disk", held.Exceeded);
    }

    [Fact(Timeout = 60_000)]
    public async Task Keeper_ThatStartsWhatFillsItsFolderAtOnce_Kills()
    {
        await using var own = new LimitKeeper(groups: NoGroups, interval: TimeSpan.FromMilliseconds(20), onDisk: new DiskLimit { Bytes = 4 << 20 });
        using var held = own.Start(Limits, _ =>
        {
            File.WriteAllBytes(Path.Combine(data.FullName, "large"), Bytes(8 << 20));
            return Shell.Start("exec sleep 600");
        });
        await using var child = held.Child;

        Assert.Equal(-9, await child.Ended);
        Assert.Equal("disk", held.Exceeded);
    }

    [Fact(Timeout = 60_000)]
    public async Task Keeper_WithADiskLimit_KillsByItself()
    {
        await using var own = new LimitKeeper(groups: NoGroups, interval: TimeSpan.FromMilliseconds(20), onDisk: new DiskLimit { Bytes = 4 << 20 });
        await using var child = Shell.Start($"while :; do head -c 1M /dev/urandom >> '{data.FullName}/large'; done");
        using var held = own.Hold(child, Limits);

        Assert.Equal(-9, await child.Ended);
        Assert.Equal("disk", held.Exceeded);
    }

    private ResourceLimits Limits => new() { Own = new OwnFolders(data.FullName, temp.FullName) };

    /// <summary>A process that does what it is told when it is told.</summary>
    private HeldChild Start(string script)
    {
        var held = Keeper.Hold(Shell.Start($"data='{data.FullName}' temp='{temp.FullName}'; read go; {script}; echo done; read never"), Limits);
        all.Add(held);
        return held;
    }

    private static async Task StepAsync(HeldChild held)
    {
        await held.Child.Input.WriteAsync("\n"u8.ToArray());
        Assert.Equal("done", await Shell.ReadLineAsync(held.Child.Output));
    }

    private void Look()
    {
        time.Advance(TimeSpan.FromMinutes(1));
        watchdog.Look(all);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }
}

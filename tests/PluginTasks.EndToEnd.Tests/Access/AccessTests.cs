using PluginTasks.Modules.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Access;

/// <summary>What decisions do to code that runs in a process of its own.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("plugintasks-outside-");
    private ModuleTestHost host = null!;

    private string Asked => Path.Combine(outside.FullName, "a.txt");

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            // What a module is allowed to read, its own user has to be able to.
            File.SetUnixFileMode(outside.FullName, (UnixFileMode)0b111_101_101);
        }

        await File.WriteAllTextAsync(Asked, "there it stands");
        host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Worker = RepositoryRoot.Worker });
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        outside.Delete(recursive: true);
    }

    [Fact]
    public async Task Read_OfWhatNobodyDecided_IsRefusedAndAskedForAndThenAllowedAtOnce()
    {
        var refused = await Assert.ThrowsAnyAsync<SdkException>(ReadAsync);
        Assert.Equal(ErrorCodes.FilesystemDenied, refused.Code);
        var request = Assert.Single(host.Host.Access.Requests());
        Assert.Equal(("probe", Asked), (request.Key.Module, request.Key.Target));

        await DecideAsync(outside.FullName, AccessVerdict.Session);

        Assert.Equal("there it stands", await ReadAsync());
        Assert.Empty(host.Host.Access.Requests());
    }

    [Fact]
    public async Task Denial_WhileTasksRun_EndsTheirProcessAtOnceAndHoldsInTheNext()
    {
        await DecideAsync(outside.FullName, AccessVerdict.Session);
        Assert.Equal("there it stands", await ReadAsync());
        var id = (await host.CallAsync("start_wait")).Value!.Value.GetString()!;
        await host.UntilAsync(id, t => t.Status == TaskState.Running);
        var process = host.Host.Module("probe")!.Current!;

        await DecideAsync(outside.FullName, AccessVerdict.Denied);

        await process.Lost;
        Assert.Equal(TaskState.Interrupted, (await host.WaitAsync(id)).Status);
        Assert.Equal(ErrorCodes.FilesystemDenied, (await Assert.ThrowsAnyAsync<SdkException>(ReadAsync)).Code);
        Assert.NotEqual(process.ProcessId, host.Host.Module("probe")!.Current!.ProcessId);
    }

    [Fact]
    public async Task Denial_OfWhatRunsInTheHostsProcess_HoldsForTheNextCall()
    {
        // Here nothing is replaced: it holds because the rules are asked anew.
        await using var inside = await ModuleTestHost.StartAsync(RepositoryRoot.Probe);
        var wish = new AccessWish("probe", "filesystem", "read", outside.FullName);
        await inside.Host.Access.DecideAsync(wish, AccessVerdict.Session, "root");
        Assert.Equal("there it stands", (await inside.CallAsync("read", new { path = Asked })).Value!.Value.GetString());

        await inside.Host.Access.DecideAsync(wish, AccessVerdict.Denied, "root");

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => inside.CallAsync("read", new { path = Asked }));
        Assert.Equal(ErrorCodes.FilesystemDenied, refused.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task Decision_OnAnotherHostOfTheSameDatabase_HoldsHereTooBeforeLong()
    {
        var (time, database) = (new ManualTime(), Path.Combine(outside.FullName, "tasks.db"));
        await using var here = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Database = database, Time = time });
        await using var there = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Database = database });
        var wish = new AccessWish("probe", "filesystem", "read", Asked);

        await DecideThereAsync(AccessVerdict.Always);
        Assert.Equal("there it stands", (await here.CallAsync("read", new { path = Asked })).Value!.Value.GetString());

        await DecideThereAsync(AccessVerdict.Denied);
        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => here.CallAsync("read", new { path = Asked }));
        Assert.Equal(ErrorCodes.FilesystemDenied, refused.Code);

        async Task DecideThereAsync(AccessVerdict verdict)
        {
            await there.Host.Access.DecideAsync(wish, verdict, "root");
            while (here.Host.Access.Decisions is not [{ } known] || known.Verdict != verdict)
            {
                time.Advance(TimeSpan.FromSeconds(10));
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Denial_OfAProgram_HoldsForTheNextThatIsStarted()
    {
        Assert.Equal("hi\n", (await host.CallAsync("program", new { line = "echo hi" })).Value!.Value.GetProperty("stdout").GetString());

        await host.Host.Access.DecideAsync(new AccessWish("probe", "subprocess", "run", "sh"), AccessVerdict.Denied, "root");

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync("program", new { line = "echo hi" }));
        Assert.Equal("sandbox_subprocess_denied:probe:sh", refused.Message);
    }

    [Fact]
    public async Task Allowance_WhileATaskRuns_LeavesItsProcess()
    {
        var id = (await host.CallAsync("start_wait")).Value!.Value.GetString()!;
        await host.UntilAsync(id, t => t.Status == TaskState.Running);
        var process = host.Host.Module("probe")!.Current!;

        await DecideAsync(outside.FullName, AccessVerdict.Always);

        Assert.Same(process, host.Host.Module("probe")!.Current);
        Assert.False(process.Lost.IsCompleted);
        await host.CancelAsync(id);
    }

    [Theory]
    [InlineData("filesystem", "read", "/proc/1/environ")]
    [InlineData("host", "manage", "decisions")]
    [InlineData("host", "manage", "audit")]
    public async Task Check_OfWhatNobodyCouldAllow_IsDeniedAndAsksForNothing(string resource, string operation, string target)
    {
        Assert.Equal("denied", (await host.CallAsync("may", new { resource, operation, target })).Value!.Value.GetString());
        Assert.Empty(host.Host.Access.Requests());
    }

    [Theory]
    [InlineData("network", "send", "https://user:word@h.com/")]
    [InlineData("network", "read", "h.com")]
    [InlineData("files", "read", "/tmp")]
    public async Task Check_OfWhatCannotBeRead_IsAnErrorAndAsksForNothing(string resource, string operation, string target)
    {
        await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync("may", new { resource, operation, target }));
        Assert.Empty(host.Host.Access.Requests());
    }

    private async Task<string> ReadAsync() => (await host.CallAsync("read", new { path = Asked })).Value!.Value.GetString()!;

    private async Task DecideAsync(string target, AccessVerdict verdict) =>
        await host.Host.Access.DecideAsync(new AccessWish("probe", "filesystem", "read", target), verdict, "root");
}

using System.Globalization;
using System.Runtime.Versioning;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Cage;

[SupportedOSPlatform("linux")]
public sealed class ModuleCageTests
{
    [Fact]
    public async Task Programs_InACage_WorkAsEver()
    {
        using var module = new CagedModule();

        var (printed, code) = await module.RunAsync("echo b > x; echo a >> x; sort x; cat $CODE/module.yaml; date > /dev/null; mkdir d; mv x d/y; rm -r d; mktemp > /dev/null && echo done");

        Assert.Equal(("a\nb\nname: mdone", 0), (printed, code));
    }

    [Theory]
    [InlineData("cat $HOST")]
    [InlineData("cat $CODE/../../host/plugintasks.db")]
    [InlineData("ln -s $HOST l; cat l")]
    [InlineData("ln $HOST l; cat l")]
    [InlineData("echo x > $HOST")]
    [InlineData("truncate -s 0 $HOST")]
    [InlineData("rm $HOST")]
    [InlineData("mv $HOST own")]
    [InlineData("ls $(dirname $HOST)")]
    [InlineData("ls /")]
    [InlineData("ls /tmp")]
    [InlineData("cat /etc/shadow")]
    [InlineData("echo x > $CODE/module.yaml")]
    [InlineData("echo x > $CODE/other")]
    [InlineData("cp /bin/true own; ./own")]
    [InlineData("mkfifo p")]
    [InlineData("mknod n c 1 3")]
    public async Task Programs_BeyondTheirFolders_AreRefused(string script)
    {
        using var module = new CagedModule();

        var (printed, code) = await module.RunAsync(script);

        Assert.NotEqual(0, code);
        Assert.Matches("denied|not permitted|cannot access|cross-device", printed);
        Assert.Equal("secret", File.ReadAllText(module.HostFile));
    }

    [Fact]
    public async Task Processes_OfOthers_AreNotSeen()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        using var module = new CagedModule();

        var (printed, _) = await module.RunAsync($"ls /proc | grep -c '^[0-9]'; cat /proc/{Environment.ProcessId}/cmdline; cat /proc/1/environ; kill -9 {Environment.ProcessId}");

        Assert.DoesNotContain("dotnet", printed, StringComparison.Ordinal);
        Assert.Matches("(?s)^[1-9]\n.*(No such file|denied).*(No such file|denied).*(not permitted|No such process)", printed);
    }

    [Fact]
    public async Task Network_WithoutRules_IsNotThere()
    {
        using var module = new CagedModule();

        var (printed, code) = await module.RunAsync("exec 3<>/dev/tcp/127.0.0.1/1 || perl -e 'use Socket; socket(S, PF_INET, SOCK_STREAM, 0) or die $!' ");

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("refused", printed, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Daemons_ThatWipeTheirMark_EndWithWhatStartedThem()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        using var module = new CagedModule();
        await using var child = module.Start("(setsid env -i /bin/sh -c 'echo $$ > pid; exec sleep 600' < /dev/null > /dev/null 2>&1 &); until [ -s pid ]; do :; done; echo ready; exec sleep 600");
        Assert.Equal("ready", await Shell.ReadLineAsync(child.Output));
        var daemon = int.Parse(await File.ReadAllTextAsync(Path.Combine(module.Place.DataFolder, "pid")), CultureInfo.InvariantCulture);
        Assert.True(Shell.Lives(daemon));

        child.Kill();

        await Shell.GoneAsync(daemon);
    }

    [Fact]
    public void Start_OfWhatIsNotCagedAsItShouldBe_EndsItAndThrows()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        // Capabilities that are inherited give a process nothing by themselves, so that no proof fails; but the host looks at what it has started.
        using var module = new CagedModule();
        CageException? thrown = null;
        OnThread(() =>
        {
            InheritableCapability.Add();
            LyingKernel.About(CallNumbers.SetCapabilities);
            thrown = Record.Exception(() => module.Start("exec sleep 600")) as CageException;
        });

        Assert.Contains("CapInh", thrown?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ProcessEntry.ReadAll(), p => !p.IsOver && p.ReadUser() == module.Cage.User!.Value.Id);
    }

    [Fact]
    public async Task Start_ByAHostWithInheritedCapabilities_PassesNoneOn()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        using var module = new CagedModule();
        ChildProcess? child = null;
        OnThread(() =>
        {
            InheritableCapability.Add();
            child = module.Start("grep Cap /proc/self/status");
        });
        await using var started = child!;

        var lines = (await Shell.ReadAsync(started.Output)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, l => Assert.EndsWith("\t0000000000000000", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Look_AtWhatIsNotCagedAsItShouldBe_Throws()
    {
        using var module = new CagedModule();
        await using var free = Shell.Start("exec sleep 600");
        await using var caged = module.Start("exec sleep 600");

        CageCheck.Demand(caged.Id, module.Cage.User);

        Assert.Throws<CageException>(() => CageCheck.Demand(free.Id, null));
        Assert.Throws<CageException>(() => CageCheck.Demand(caged.Id, new CageUser(1)));
    }

    private static void OnThread(ThreadStart work)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => work()));
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }
}

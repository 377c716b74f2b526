using System.Globalization;
using System.Text.Json.Nodes;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;
using PluginTasks.Testing;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>What a module can use up, and who pays for it.</summary>
public sealed class ExhaustingTests(AttackedHost host) : AttackGroup(host)
{
    private const int Stop = 19;

    [Theory(Timeout = 60_000)]
    [InlineData("managed_memory")]
    [InlineData("native_memory")]
    public async Task Line49_Memory_IsTheModulesOwn(string how)
    {
        var old = Host.Attacker.Current!;

        var failed = await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.end", new { how }));

        Assert.Equal((ErrorCodes.LimitExceeded, "limit_exceeded: memory"), (failed.Code, failed.Message));
        await Host.AnswersAsync();
        await Host.RenewAsync();
        await old.Lost;
    }

    [Fact(Timeout = 60_000)]
    public async Task Line49_ATaskThatEatsMemory_FailsWithTheLimit()
    {
        var task = await Host.Test.RunTaskAsync("attacker.eat");

        Assert.Equal((TaskState.Failed, "limit_exceeded: memory"), (task.Status, task.Error));
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line49_AProgramThatEatsMemory_EndsAtTheLimit()
    {
        var failed = await Assert.ThrowsAnyAsync<SdkException>(() => Host.ShellAsync("head -c 1G /dev/zero | sort > /dev/null; echo all"));

        Assert.Equal(ErrorCodes.LimitExceeded, failed.Code);
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line50_Threads_EndAtTheLimit()
    {
        if (!IsRoot)
        {
            return;
        }

        await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.end", new { how = "threads" }));

        Assert.InRange(Directory.GetDirectories("/proc/self/task").Length, 1, 500);
        await Host.AnswersAsync();

        // Its threads are its user's, so none is left for a worker beside it.
        var old = Host.Attacker.Current;
        await Record.ExceptionAsync(() => Host.Test.CallAsync("attacker.end", new { how = "exit" }));
        await (old?.Lost ?? Task.CompletedTask);
        await Host.RenewAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line50_Processes_EndAtTheLimit()
    {
        if (!IsRoot)
        {
            return;
        }

        // No real bomb: where a limit is missing it would take the machine of whoever runs this.
        var ran = await Host.ShellAsync("i=0; while [ $i -lt 600 ]; do sleep 100 & i=$((i+1)); done; echo all");

        Assert.DoesNotContain("all", ran.Output, StringComparison.Ordinal);
        Assert.Contains("fork", ran.Error, StringComparison.OrdinalIgnoreCase);

        // Each has been killed; to end takes it a moment more, and by itself none would in this test's time.
        while (Host.Processes().Count > 2)
        {
            await Task.Yield();
        }

        await Host.AnswersAsync();

        // What has ended counts for its user until it is reaped, by whoever adopted it: a worker beside the old one would have no threads.
        while (Host.Processes(withEnded: true).Count > 2)
        {
            await Task.Yield();
        }

        await Host.RenewAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line51_Processor_GoesToOthersFirst()
    {
        await using var other = await StartAsync(TimeSpan.FromSeconds(5));
        await other.CallAsync("attacker.ping");
        var worker = other.Host.Module("attacker")!.Current!;

        Assert.Equal(ErrorCodes.ActionTimeout, await CodeOf(other.CallAsync("attacker.end", new { how = "loop" })));
        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());

        // It does not let go, so its process does.
        await worker.Lost;
        Assert.NotEqual(worker.ProcessId, (await other.CallAsync("attacker.ping")).Value!.Value.GetInt32());
        Assert.Equal("5", File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Host.WorkerId}/stat")).Split(") ")[1].Split(' ')[16]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line52_Files_HaveALargestSize()
    {
        // The limit comes right after the start, which on a busy machine may be late.
        var ran = await Host.ShellAsync("while [ \"$(ulimit -f)\" = unlimited ]; do :; done; cd $HOME; truncate -s 1G full; echo $?; truncate -s 17G full; echo $?; rm -f full");

        Assert.Matches("^0\n(?!0)", ran.Output!);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line52_AWorkerThatFillsItsFolder_EndsAtTheLimit()
    {
        await using var other = await StartSmallAsync();
        await other.CallAsync("attacker.ping");
        var old = other.Host.Module("attacker")!.Current!;

        var failed = await Assert.ThrowsAnyAsync<SdkException>(() => other.CallAsync("attacker.end", new { how = "disk" }));

        Assert.Equal((ErrorCodes.LimitExceeded, "limit_exceeded: disk"), (failed.Code, failed.Message));
        Assert.Equal("limit_exceeded: disk", await old.Lost);
        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("head -c 4G /dev/zero > $HOME/full")]
    [InlineData("head -c 4G /dev/zero > $TMPDIR/full")]
    [InlineData("exec 5> $HOME/full; rm $HOME/full; head -c 4G /dev/zero >&5")]
    [InlineData("fallocate -l 4G $HOME/full; sleep 50")]
    [InlineData("i=0; while [ $i -lt 10000000 ]; do : > $HOME/$i; i=$((i+1)); done")]
    public async Task Line52_AProgramThatFillsItsFolders_EndsAtTheLimit(string line)
    {
        await using var other = await StartSmallAsync();
        await other.CallAsync("attacker.ping");
        var old = other.Host.Module("attacker")!.Current!;

        var failed = await Assert.ThrowsAnyAsync<SdkException>(() => other.CallAsync("attacker.run", new { command = new[] { "sh", "-c", line } }));

        Assert.Equal((ErrorCodes.LimitExceeded, "limit_exceeded: disk"), (failed.Code, failed.Message));
        Assert.Equal("limit_exceeded: disk", await old.Lost);
        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Line53_Descriptors_EndAtTheLimit()
    {
        var failed = await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.end", new { how = "files" }));

        Assert.Equal(ErrorCodes.ActionFailed, failed.Code);
        await Host.AnswersAsync();
        await Host.RenewAsync();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("log")]
    [InlineData("console")]
    [InlineData("error")]
    public async Task Line54_Floods_ReachTheLogInMeasure(string where)
    {
        // A host of its own: what a module writes after a flood, in the same second, is left out with it.
        await using var other = await StartAsync(TimeSpan.FromSeconds(30));
        await other.CallAsync("attacker.flood", new { where });

        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());
        await other.ReloadAsync();
        Assert.All(Host.Log.Lines, l => Assert.InRange(l.Length, 0, 70_000));
    }

    // Past the SDK, which leaves lines out by itself.
    [Fact(Timeout = 60_000)]
    public async Task Line54_LinesWithoutMeasure_AreLeftOutAndCounted()
    {
        const int Lines = 50_000;
        var text = string.Concat(Enumerable.Repeat("flooded\n", Lines));
        await using var other = await StartAsync(TimeSpan.FromSeconds(30));

        await other.CallAsync("attacker.calls", new { calls = new JsonArray(Call.To("write", 2, text, text.Length).ToJson()) });
        await other.ReloadAsync();

        await Host.Log.UntilAsync(l => l.Contains("lines were left out: there were more than", StringComparison.Ordinal));
        Assert.InRange(Host.Log.Lines.Count(l => l.Contains("flooded", StringComparison.Ordinal)), 1, Lines - 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line54_LinesWithoutEnd_AreCut()
    {
        var line = new byte[1 << 20];
        Array.Fill(line, (byte)'y');
        await Host.CallAsync(Side.Worker, Call.To("write", 2, line, line.Length), Call.To("write", 2, "\n", 1));

        Assert.InRange((await Host.Log.UntilAsync(l => l.Contains("yyyy", StringComparison.Ordinal))).Length, 1_000, 10_000);
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line55_AProcessThatStandsStill_HoldsNobodyUp()
    {
        await using var other = await StartAsync(TimeSpan.FromSeconds(5));
        var id = (await other.CallAsync("attacker.ping")).Value!.Value.GetInt32();
        var worker = other.Host.Module("attacker")!.Current!;

        // It neither reads nor writes from here on; what is sent fills its pipe.
        var stopping = CodeOf(other.CallAsync("attacker.calls", new { calls = new[] { new { n = 62, a = new[] { id, Stop } } } }));
        while (ProcessEntry.Read(id) is { State: not 'T' })
        {
            await Task.Yield();
        }

        var calls = Enumerable.Range(0, 7).Select(_ => CodeOf(other.CallAsync("attacker.say", new { text = new string('x', 1 << 20) }))).Append(stopping).ToList();
        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());

        Assert.All(await Task.WhenAll(calls), code => Assert.True(code is ErrorCodes.ActionTimeout or ErrorCodes.ActionFailed, code));
        await worker.Lost;
        Assert.NotEqual(id, (await other.CallAsync("attacker.ping")).Value!.Value.GetInt32());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("fail_fast")]
    [InlineData("exit")]
    [InlineData("stack")]
    [InlineData("abort")]
    [InlineData("thread")]
    [InlineData("finalizer")]
    public async Task Line56_AWorkerThatEnds_TakesItsOwnTasksAlone(string how)
    {
        var (own, theirs) = (await Host.Test.SubmitAsync("attacker.wait"), await Host.Test.SubmitAsync("probe.wait"));
        await Host.Test.UntilAsync(own, t => t.Checkpoint is not null);
        await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);
        var old = Host.Attacker.Current!;

        await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.end", new { how }));

        Assert.StartsWith("worker exited", await old.Lost, StringComparison.Ordinal);
        var task = await Host.Test.WaitAsync(own);
        Assert.Equal(TaskState.Interrupted, task.Status);
        Assert.StartsWith("worker exited (", task.Error, StringComparison.Ordinal);
        Assert.Equal(TaskState.Running, (await Host.Test.GetAsync(theirs))!.Status);
        await Host.Test.CancelAsync(theirs);
        await Host.AnswersAsync();
        await Host.RenewAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line56_WhatResistsItsEnd_Ends()
    {
        await Host.Test.CallAsync("attacker.resist");
        var old = Host.Attacker.Current!;

        await Host.RenewAsync();

        await old.Lost;
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 90_000)]
    public async Task Line56_CrashesInALoop_HoldTheModuleUntilAReload()
    {
        var time = new ManualTime();
        await using var other = await StartAsync(TimeSpan.FromSeconds(30), time);
        await other.CallAsync("attacker.ping");
        var module = other.Host.Module("attacker")!;

        for (var wait = 1; module.Condition != ModuleCondition.Crashing; wait *= 2)
        {
            Assert.InRange(wait, 1, 16);
            var generation = module.Current!;
            await Assert.ThrowsAnyAsync<SdkException>(() => other.CallAsync("attacker.end", new { how = "fail_fast" }));
            await generation.Lost;

            // That it runs no more is seen a moment before that it has died.
            while (module.Condition is ModuleCondition.Running or ModuleCondition.Idle)
            {
                await Task.Yield();
            }

            // Not a moment sooner, and each time twice as long.
            time.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.True(module.Condition is ModuleCondition.BackingOff or ModuleCondition.Crashing, module.Condition.ToString());
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.NotEqual(ModuleCondition.BackingOff, module.Condition);
            if (module.Condition != ModuleCondition.Crashing)
            {
                await other.CallAsync("attacker.ping");
            }
        }

        await Assert.ThrowsAsync<ModuleUnavailableException>(() => other.CallAsync("attacker.ping"));
        Assert.Equal("Hello tester", (await other.CallAsync("probe.greet")).Value!.Value.GetString());
        await other.ReloadAsync();
        await other.CallAsync("attacker.ping");
    }

    /// <summary>A host of its own, for what needs other times.</summary>
    private Task<ModuleTestHost> StartAsync(TimeSpan timeout, TimeProvider? time = null, ModuleTestHostOptions? options = null) => Host.StartAsync((options ?? new()) with
    {
        Time = time ?? TimeProvider.System, ActionTimeout = timeout, CancelGrace = TimeSpan.FromMilliseconds(200),
        DataFolder = Directory.CreateDirectory(Host.At($"other-{Guid.NewGuid():N}")).FullName, Database = Host.At($"{Guid.NewGuid():N}.db"),
    });

    /// <summary>A host with little disk for each module.</summary>
    private Task<ModuleTestHost> StartSmallAsync() =>
        StartAsync(TimeSpan.FromSeconds(50), options: new ModuleTestHostOptions { OnDisk = new DiskLimit { Bytes = 32 << 20, Files = 2_000 } });

    private static async Task<string> CodeOf(Task call) => (await Assert.ThrowsAnyAsync<SdkException>(() => call)).Code;
}

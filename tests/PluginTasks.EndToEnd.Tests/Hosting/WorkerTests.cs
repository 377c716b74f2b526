using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Hosting;

/// <summary>The same across the pipe, and what only a process of its own can do.</summary>
public sealed class WorkerTests : HostSuite
{
    private protected override string Worker => RepositoryRoot.Worker;

    [Fact]
    public async Task Worker_ThatDies_TakesDownOnlyTheCallAndIsStartedAgain()
    {
        await using var host = await StartAsync();

        Assert.Equal(ErrorCodes.ActionFailed, await CodeOf(host.CallAsync("crash")));

        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
        Assert.Equal(2, host.Host.Module("probe")!.Current!.Number);
    }

    [Fact]
    public async Task Worker_ThatDiesUnderATask_ResumesItFromItsCheckpoint()
    {
        await using var host = await StartAsync();

        var task = await host.RunTaskAsync("die_once");

        Assert.Equal("""{"step":4,"attempt":2}""", task.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Worker_ThatDiesUnderATaskThatCannotResume_InterruptsItAndSaysHow()
    {
        await using var host = await StartAsync();
        var id = await host.SubmitAsync("wait");
        await host.UntilAsync(id, t => t.Checkpoint is not null);

        using (var worker = System.Diagnostics.Process.GetProcessById(host.Host.Module("probe")!.Current!.ProcessId!.Value))
        {
            worker.Kill();
        }

        var task = await host.WaitAsync(id);
        Assert.Equal((TaskState.Interrupted, "worker exited (signal 9)"), (task.Status, task.Error));
    }

    [Theory]
    [InlineData("eat")]
    [InlineData("hoard")]
    public async Task Worker_ThatTakesTooMuchMemory_FailsItsTaskAndIsStartedAgain(string name)
    {
        await using var host = await StartAsync();

        var task = await host.RunTaskAsync(name);

        Assert.Equal((TaskState.Failed, "limit_exceeded: memory", 1), (task.Status, task.Error, task.Attempt));
        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Action_ThatTakesTooMuchMemory_SaysSoAndTheModuleAnswersAgain(bool managed)
    {
        await using var host = await StartAsync();

        var failed = await Assert.ThrowsAsync<SdkException>(() => host.CallAsync("devour", new { managed }));

        Assert.Equal((ErrorCodes.LimitExceeded, "limit_exceeded: memory"), (failed.Code, failed.Message));
        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
    }

    [Fact]
    public async Task Script_ThatTakesTooMuchMemory_SaysSoInActionsAndTasks()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-hungry-");
        var module = folder.CreateSubdirectory("hungry");
        module.CreateSubdirectory("scripts");
        if (!OperatingSystem.IsWindows())
        {
            // Its own user has to get there.
            folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }

        await File.WriteAllTextAsync(Path.Combine(module.FullName, "module.yaml"), "name: hungry\nversion: 1.0.0\nlimits: {memory_mb: 64, script_seconds: 60}\n");
        await File.WriteAllTextAsync(Path.Combine(module.FullName, "scripts", "eat.js"), """
            function eat() { for (var kept = [], text = "x"; ; ) { if (text.length < 4000000) { text += text; } kept.push(text + kept.length); kept[kept.length - 1].charCodeAt(5); } }
            action("devour", eat);
            task("devour", eat);
            """);
        await using (var host = await ModuleTestHost.StartAsync(module.FullName, new ModuleTestHostOptions { Worker = Worker }))
        {
            var failed = await Assert.ThrowsAsync<SdkException>(() => host.CallAsync("devour"));
            var task = await host.RunTaskAsync("devour");

            Assert.Equal("limit_exceeded: memory", failed.Message);
            Assert.Equal((TaskState.Failed, "limit_exceeded: memory"), (task.Status, task.Error));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Scripts_ThatHaveNoTimeToLoad_AreTriedAgain()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-slow-");
        var scripts = folder.CreateSubdirectory("slow").CreateSubdirectory("scripts");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute;
        }

        var script = Path.Combine(scripts.FullName, "slow.js");
        await File.WriteAllTextAsync(Path.Combine(scripts.Parent!.FullName, "module.yaml"), "name: slow\nversion: 1.0.0\nlimits: {script_seconds: 3}\n");
        await File.WriteAllTextAsync(script, "var text = new Array(100000).join('x'); for (;;) { text.split(''); }");
        await using (var host = await ModuleTestHost.StartAsync(scripts.Parent.FullName, new ModuleTestHostOptions { Worker = Worker }))
        {
            var problem = await Assert.ThrowsAsync<ModuleUnavailableException>(() => host.CallAsync("slow.greet"));
            Assert.Contains("The scripts do not end within 3 s while they load", problem.Message, StringComparison.Ordinal);
            Assert.Equal(ModuleCondition.BackingOff, host.Host.Module("slow")!.Condition);

            await File.WriteAllTextAsync(script, "action('greet', function () { return 'Hello'; });");
            await UntilItHasTimeAsync(host);
            Assert.Equal("Hello", Text(await host.CallAsync("slow.greet")));
        }

        folder.Delete(recursive: true);

        static async Task UntilItHasTimeAsync(ModuleTestHost host)
        {
            while (host.Host.Module("slow")!.Current is null)
            {
                await Record.ExceptionAsync(() => host.CallAsync("slow.greet"));
            }
        }
    }

    [Fact]
    public async Task Task_DeafToItsCancel_IsAbandonedAndItsWorkerReplaced()
    {
        await using var host = await StartAsync(new ModuleTestHostOptions { CancelGrace = TimeSpan.FromMilliseconds(100) });
        var id = await host.SubmitAsync("deaf");
        await host.UntilAsync(id, t => t.Checkpoint is not null);
        var old = host.Host.Module("probe")!.Current!;

        Assert.True(await host.CancelAsync(id));

        Assert.Equal(TaskState.Cancelled, (await host.WaitAsync(id)).Status);
        await old.Lost;
        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
    }

    [Fact]
    public async Task Host_StartedAgainOverTheSameFile_ResumesWhatItFinds()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-test-");
        var options = new ModuleTestHostOptions { Database = Path.Combine(folder.FullName, "tasks.db"), DataFolder = folder.FullName };
        string id;
        await using (var first = await StartAsync(options))
        {
            id = await first.SubmitAsync("ask");
            await first.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
        }

        await using (var second = await StartAsync(options))
        {
            await second.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
            await second.RespondAsync(id, new { go = true });
            Assert.Equal("""{"go":true,"attempt":2}""", (await second.WaitAsync(id)).Result!.Value.GetRawText());
        }

        folder.Delete(recursive: true);
    }
}

using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Runs whose process is gone, and runs that have to make way.</summary>
public sealed class LostRunTests
{
    private const string Signal = "worker exited (signal 9)";

    private static readonly TaskOptions Resumes = new() { OnInterruption = OnInterruption.Resume };

    [Fact]
    public async Task Lost_Function_IsInterruptedWithTheReasonAndItsOwnerTold()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(_ => throw new RunLostException(Signal)));

        Assert.Equal((TaskState.Interrupted, Signal), (task.Status, task.Error));
        var notice = Assert.Single(await test.Store.ListNoticesAsync("ada"));
        Assert.StartsWith("{\"backgroundTaskUpdate\":{\"taskId\":", notice.Body, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"interrupted\"", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_TaskThatResumes_RunsAgainWithItsCheckpoint()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.work", async run =>
        {
            if (run.Task.Attempt > 1)
            {
                return $"[{run.Task.Attempt},{run.Task.Crashes},{run.Task.Checkpoint}]";
            }

            _ = run.UpdateProgressAsync(0.5, "7");
            await Task.Yield();
            throw new RunLostException(Signal);
        })]);

        Assert.Equal("[2,1,7]", (await test.EndAsync(await test.SubmitAsync("m.work", Resumes))).Result);
    }

    [Fact]
    public async Task Lost_ThreeTimesInARow_IsGivenUp()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.work", _ => throw new RunLostException(Signal))]);

        var task = await test.EndAsync(await test.SubmitAsync("m.work", Resumes));

        Assert.Equal((TaskState.Failed, "gave up after 3 crashes", 3), (task.Status, task.Error, task.Attempt));
    }

    [Fact]
    public async Task Lost_AfterAnAttemptThatFailedByItself_IsCountedAnew()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.work", run => run.Task.Attempt switch
        {
            3 => throw new InvalidOperationException("not now"),
            < 6 => throw new RunLostException(Signal),
            _ => Task.FromResult<string?>($"{run.Task.Crashes}"),
        })]);

        var options = Resumes with { Retry = new RetryPolicy { Max = 9, FirstDelay = TimeSpan.Zero, Jitter = 0 } };
        var task = await test.EndAsync(await test.SubmitAsync("m.work", options));

        Assert.Equal((TaskState.Completed, "2"), (task.Status, task.Result));
    }

    [Fact]
    public async Task Leave_ParksWhatResumesWithoutACrashAndInterruptsTheRest()
    {
        await using var test = await TestRuntime.StartAsync();
        var attempts = new List<(int Attempt, int Crashes)>();
        var started = new SemaphoreSlim(0);
        async Task<string?> UntilStopped(ITaskRun run)
        {
            attempts.Add((run.Task.Attempt, run.Task.Crashes));
            started.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        }

        test.Register("m.work", run => run.Task.Attempt == 1 ? UntilStopped(run) : Task.FromResult<string?>($"{run.Task.Crashes}"));
        var resumes = await test.SubmitAsync("m.work", Resumes);
        await started.WaitAsync();
        var function = await test.SubmitAsync(UntilStopped);
        await started.WaitAsync();
        var other = await test.SubmitAsync(UntilStopped, module: "other");
        await started.WaitAsync();

        await test.Runtime.LeaveAsync(t => t.Module == "m");

        Assert.Equal(("0", 2), ((await test.EndAsync(resumes)).Result, (await test.EndAsync(resumes)).Attempt));
        Assert.Equal((TaskState.Interrupted, "module reloaded"), ((await test.EndAsync(function)).Status, (await test.EndAsync(function)).Error));
        Assert.Equal(TaskState.Running, (await test.Store.GetAsync(other))!.Status);
        await test.Runtime.CancelAsync(other);
    }

    [Fact]
    public async Task Leave_OfFunctionsThatWait_InterruptsThemUnrun()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task, module: "other");
        var hasRun = false;
        var waiting = await test.SubmitAsync(_ => Task.FromResult<string?>($"{hasRun = true}"));

        await test.Runtime.LeaveAsync(t => t.Module == "m");
        release.SetResult(null);

        Assert.Equal(TaskState.Interrupted, (await test.EndAsync(waiting)).Status);
        await test.EndAsync(first);
        Assert.False(hasRun);
    }

    [Fact]
    public async Task Leave_WorkThatReportsLater_ChangesNothingAndIsLogged()
    {
        await using var test = await TestRuntime.StartAsync();
        var (started, late) = (new TaskCompletionSource<ITaskRun>(), new TaskCompletionSource<string?>());
        test.Register("m.work", run =>
        {
            if (run.Task.Attempt > 1)
            {
                return Task.FromResult<string?>("\"second\"");
            }

            started.SetResult(run);
            return late.Task;
        });
        var id = await test.SubmitAsync("m.work", Resumes);
        var first = await started.Task;
        await test.Runtime.LeaveAsync(_ => true);

        var report = first.UpdateProgressAsync(0.9, "\"late\"");
        test.Time.Advance(TimeSpan.FromMilliseconds(50));
        await report;
        late.SetResult("\"first\"");

        var task = await test.EndAsync(id);
        Assert.Equal(("\"second\"", null), (task.Result, task.Checkpoint));
        Assert.Contains("late", test.Logged);
    }

    [Fact]
    public async Task Result_OverOneMebibyte_FailsWithWhatIsWrong()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>($"\"{new string('é', 530_000)}\"")));

        Assert.Equal((TaskState.Failed, "payload_too_large: the result takes more than 1 MiB.", null), (task.Status, task.Error, task.Result));
    }

    [Fact]
    public async Task Checkpoint_OverOneMebibyte_IsRefusedAndTheTaskRunsOn()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(async run =>
        {
            var error = await Assert.ThrowsAsync<SdkException>(() => run.UpdateProgressAsync(0.5, new string('1', 1_048_577)));
            return $"\"{error.Code}\"";
        }));

        Assert.Equal($"\"{ErrorCodes.PayloadTooLarge}\"", task.Result);
    }
}

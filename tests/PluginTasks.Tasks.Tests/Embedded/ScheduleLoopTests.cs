namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class ScheduleLoopTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private readonly ManualTime time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void Start_JobThatIsDue_FiresAtTheTickAfterAndOnce()
    {
        var loop = Loop(job => fired.Add($"{job.Name} {job.Message}"));
        loop.Jobs.Add(new ScheduleJob { Name = "mail", Message = "check it", When = "every 1m" });
        Assert.False(loop.IsRunning);
        loop.Start();
        loop.Start();
        Assert.True(loop.IsRunning);

        Advance(1);
        Assert.Empty(fired);
        Advance(1);
        Assert.Equal(["mail check it"], fired);
        time.Advance(TimeSpan.Zero);
        Advance(1);
        Assert.Single(fired);
        Advance(1);
        Assert.Equal(2, fired.Count);
    }

    [Fact]
    public void Start_AfterDueTimesWereMissed_FiresOnceAndStaysOnTheGrid()
    {
        var loop = Loop(job => fired.Add(job.Name));
        loop.Jobs.Add(new ScheduleJob { Name = "job", When = "every 1m" });
        time.Advance(TimeSpan.FromSeconds(605));

        loop.Start();
        time.Advance(TimeSpan.Zero);
        Assert.Single(fired);
        Advance(1);
        Assert.Single(fired);
        Advance(1);
        Assert.Equal(2, fired.Count);
    }

    [Fact]
    public void OneTimeJob_OnceFired_IsRemoved()
    {
        var loop = Loop(job => fired.Add(job.Name));
        loop.Jobs.Add(new ScheduleJob { Name = "once", When = "in 1m" });
        loop.Jobs.Add(new ScheduleJob { Name = "fails", When = "at: 2026-03-01T11:00:30", TimeZone = "Europe/Rome" });
        loop.Jobs.Add(new ScheduleJob { Name = "past", When = "at: 2020-01-01T00:00" });
        loop.Start();

        Advance(5);

        Assert.Equal(["fails", "once"], fired);
        Assert.Equal(["past"], loop.Jobs.List().Select(j => j.Name));
    }

    [Fact]
    public async Task Callback_ThatThrows_IsKeptWithTheJobAndTheLoopGoesOn()
    {
        var told = new List<string>();
        await using var loop = new ScheduleLoop(
            job =>
            {
                fired.Add(job.Name);
                return job.Name == "bad" && fired.Count < 3 ? Task.FromException(new InvalidOperationException("no mail")) : Task.CompletedTask;
            },
            tick: Tick,
            time: time,
            onError: (job, error) =>
            {
                told.Add($"{job?.Name} {error.Message}");
                throw new InvalidOperationException("from the log");
            });
        loop.Jobs.Add(new ScheduleJob { Name = "bad", When = "every 30s" });
        loop.Jobs.Add(new ScheduleJob { Name = "good", When = "every 30s" });
        loop.Start();

        Advance(1);
        Assert.Equal(["bad", "good"], fired);
        Assert.Equal(["bad no mail"], told);
        Assert.Equal(("no mail", 1), (loop.Jobs.List()[0].LastError, loop.Jobs.List()[0].Failures));
        Assert.Equal((null, 0), (loop.Jobs.List()[1].LastError, loop.Jobs.List()[1].Failures));

        Advance(1);
        Assert.Equal(["bad", "good", "bad", "good"], fired);
        Assert.Equal((null, 1, time.GetUtcNow()), (loop.Jobs.List()[0].LastError, loop.Jobs.List()[0].Failures, loop.Jobs.List()[0].LastRun));
    }

    [Fact]
    public async Task Callback_ThatIsSlow_DoesNotOverlapItself()
    {
        var (release, calls) = (new TaskCompletionSource(), 0);
        await using var loop = new ScheduleLoop(
            job =>
            {
                calls++;
                return release.Task;
            },
            tick: Tick,
            time: time);
        loop.Jobs.Add(new ScheduleJob { Name = "slow", When = "every 30s" });
        loop.Start();

        Advance(10);
        Assert.Equal(1, calls);
        Assert.False(loop.Stop(TimeSpan.Zero));
        Assert.False(loop.IsRunning);
        loop.Start();
        Advance(2);
        Assert.Equal(1, calls);

        release.SetResult();
        while (calls < 2)
        {
            Advance(1);
            await Task.Yield();
        }

        Assert.True(loop.Stop());
    }

    [Fact]
    public void Clock_ThatIsSetBack_FiresNothingAgain()
    {
        var loop = Loop(job => fired.Add(job.Name));
        loop.Jobs.Add(new ScheduleJob { Name = "job", When = "every 30s" });
        loop.Start();
        Advance(4);
        Assert.Equal(4, fired.Count);

        loop.Stop();
        time.Advance(TimeSpan.FromSeconds(-90));
        loop.Start();
        time.Advance(TimeSpan.Zero);
        Advance(3);
        Assert.Equal(4, fired.Count);

        Advance(1);
        Assert.Equal(5, fired.Count);
    }

    [Fact]
    public void Stop_EndsTheLookingUntilItIsStartedAgain()
    {
        var loop = Loop(job => fired.Add(job.Name));
        loop.Jobs.Add(new ScheduleJob { Name = "job", When = "every 30s" });
        Assert.True(loop.Stop());
        loop.Start();
        Advance(1);

        Assert.True(loop.Stop());
        Assert.False(loop.IsRunning);
        Advance(3);
        Assert.Single(fired);

        loop.Start();
        time.Advance(TimeSpan.Zero);
        Assert.Equal(2, fired.Count);
    }

    [Fact]
    public void Stop_InTheCallback_DoesNotWaitForItself()
    {
        ScheduleLoop loop = null!;
        loop = Loop(job =>
        {
            fired.Add(job.Name);
            loop.Stop(Timeout.InfiniteTimeSpan);
        });
        loop.Jobs.Add(new ScheduleJob { Name = "first", When = "every 30s" });
        loop.Jobs.Add(new ScheduleJob { Name = "second", When = "every 30s" });
        loop.Start();

        Advance(3);

        Assert.Equal(["first"], fired);
    }

    [Fact]
    public void Job_RemovedByAnEarlierCallback_DoesNotFire()
    {
        ScheduleLoop loop = null!;
        loop = Loop(job =>
        {
            fired.Add(job.Name);
            loop.Jobs.Remove("second");
        });
        loop.Jobs.Add(new ScheduleJob { Name = "first", When = "every 30s" });
        loop.Jobs.Add(new ScheduleJob { Name = "second", When = "every 30s" });
        loop.Start();

        Advance(1);

        Assert.Equal(["first"], fired);
    }

    [Fact]
    public void Add_BrokenOrTwice_IsRefused()
    {
        var jobs = new MemoryScheduleJobs(time);
        jobs.Add(new ScheduleJob { Name = "job", When = "daily at 07:30", TimeZone = "Europe/Rome" });

        Assert.Throws<ArgumentException>(() => jobs.Add(new ScheduleJob { Name = "job", When = "daily" }));
        Assert.Contains("character", Assert.Throws<ArgumentException>(() => jobs.Add(new ScheduleJob { Name = "b", When = "now and then" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => jobs.Add(new ScheduleJob { Name = "c", When = "daily", TimeZone = "Mars/Base" }));
        Assert.Equal(time.GetUtcNow(), Assert.Single(jobs.List()).Since);
        Assert.True(jobs.Remove("job"));
        Assert.False(jobs.Remove("job"));
    }

    [Fact]
    public void Store_ThatThrowsOnceAndHoldsABrokenJob_IsToldAndReadAgain()
    {
        var told = new List<string>();
        var store = new OddJobs();
        var loop = new ScheduleLoop(job => fired.Add(job.Name), store, Tick, time, (job, error) => told.Add($"{job?.Name}: {error.GetType().Name}"));
        loop.Start();

        Advance(4);

        Assert.Equal([": IOException", "broken: FormatException"], told);
        Assert.Equal(["unstamped"], fired.Distinct());
        Assert.Equal(1, store.List()[0].Failures);
    }

    [Fact]
    public async Task Callback_ThatSubmits_RunsInTheBackground()
    {
        await using var runner = new BackgroundRunner(new BackgroundConfig { TimeProvider = time });
        var loop = Loop(job => runner.Submit(() => job.Message, $"schedule-{job.Name}"));
        loop.Jobs.Add(new ScheduleJob { Name = "mail", Message = "check", When = "every 30s" });
        loop.Start();

        Advance(1);

        var task = Assert.Single(runner.Tasks);
        await task.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("schedule-mail", "check"), (task.Name, task.Result));
    }

    private ScheduleLoop Loop(Action<ScheduleJob> onTrigger) => new(onTrigger, new MemoryScheduleJobs(time), Tick, time);

    private void Advance(int ticks)
    {
        for (var i = 0; i < ticks; i++)
        {
            time.Advance(Tick);
        }
    }

    /// <summary>Fails at first, then has a job that cannot be read and one that does not say since when.</summary>
    private sealed class OddJobs : IScheduleJobs
    {
        private readonly List<ScheduleJob> jobs = [new() { Name = "broken", When = "??", Since = DateTimeOffset.UnixEpoch }, new() { Name = "unstamped", When = "every 30s" }];
        private bool hasFailed;

        public void Add(ScheduleJob job) => jobs.Add(job);

        public IReadOnlyList<ScheduleJob> List()
        {
            if (!hasFailed)
            {
                hasFailed = true;
                throw new IOException("not now");
            }

            return [.. jobs];
        }

        public bool Remove(string name) => jobs.RemoveAll(j => j.Name == name) > 0;

        public bool Replace(ScheduleJob known, ScheduleJob job)
        {
            jobs[jobs.IndexOf(known)] = job;
            return true;
        }
    }
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PluginTasks.Tasks.Tests.Embedded;

/// <summary>The examples of docs/embedded.md, as they stand there.</summary>
public sealed class GuideTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task FirstTask_Runs()
    {
        // example: first
        await using var runner = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 3 });

        var task = await runner.SubmitAsync(async cancel =>
        {
            await LookUpAsync(cancel);
            return "three pages";
        }, name: "research");

        await task.WaitAsync(timeout: TimeSpan.FromSeconds(60));
        Console.WriteLine($"{task.Name}: {task.Status} {task.Result}");
        // end
        Assert.Equal("three pages", task.Result);
    }

    [Fact]
    public async Task Functions_OfEveryKind_Run()
    {
        // example: functions
        await using var runner = new BackgroundRunner();

        var sum = runner.Submit(() => Enumerable.Range(1, 5).Sum());
        var pages = runner.Submit(async (progress, cancel) =>
        {
            for (var page = 1; page <= 4; page++)
            {
                await LookUpAsync(cancel);
                progress.Report(page / 4.0);
            }

            return 4;
        }, timeout: TimeSpan.FromMinutes(1));
        var told = runner.Submit(() => Console.WriteLine("working"), onComplete: done =>
        {
            Console.WriteLine($"{done.Name} ended as {done.Status}");
            return Task.CompletedTask;
        });

        Console.WriteLine((await sum.WaitAsync()).Result + (await pages.WaitAsync()).Result);
        // end
        await told.WaitAsync().WaitAsync(Patience);
        Assert.Equal((15, 4), (sum.Result, pages.Result));
    }

    [Fact]
    public async Task Watching_AndCancelling_Works()
    {
        // example: watch
        await using var runner = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 1 });
        var first = runner.Submit(cancel => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel), "first");
        var second = runner.Submit(() => 2, "second");

        foreach (var task in runner.Tasks)
        {
            Console.WriteLine($"{task.Id} {task.Name} {task.Status} {task.Progress:P0}");
        }

        Console.WriteLine($"{runner.RunningTasks.Count} run, {runner.PendingTasks.Count} wait");
        await runner.CancelAsync(first.Id);
        await second.WaitAsync();
        Console.WriteLine($"{runner.ClearCompleted()} removed");
        // end
        Assert.Equal([first], runner.Tasks);
    }

    [Fact]
    public async Task Agent_IsAsked()
    {
        // example: agent
        await using var runner = new BackgroundRunner();
        var task = runner.SubmitAgent(new Researcher(), "What are the trends?", name: "research");

        Console.WriteLine((await task.WaitAsync()).Result);
        // end
        Assert.Equal("Looked up: What are the trends?", task.Result);
    }

    [Fact]
    public async Task Schedule_IsKept()
    {
        // example: schedule
        await using var runner = new BackgroundRunner();
        await using var loop = new ScheduleLoop(
            job => runner.SubmitAgent(new Researcher(), job.Message, name: $"schedule-{job.Name}"),
            tick: TimeSpan.FromSeconds(30));

        loop.Jobs.Add(new ScheduleJob { Name = "mail", Message = "Check the mail", When = "daily at 07:00", TimeZone = "Europe/Rome" });
        loop.Start();

        foreach (var job in loop.Jobs.List())
        {
            Console.WriteLine($"{job.Name}: last {job.LastRun}, failed {job.Failures} times, {job.LastError}");
        }

        loop.Stop();
        // end
        Assert.Single(loop.Jobs.List());
        Assert.False(loop.IsRunning);
    }

    [Fact]
    public async Task Examples_OfTheGuide_AreTheseHere()
    {
        var here = await File.ReadAllTextAsync(SourcePath());
        var guide = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(SourcePath())!, "../../../docs/embedded.md"));
        var examples = Regex.Matches(here, @"^ *// example: \w+\n(.*?)^ *// end\n", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(e => Lines(e.Groups[1].Value)).ToList();

        Assert.Equal(6, examples.Count);
        Assert.All(examples, e => Assert.Contains(e, Lines(guide), StringComparison.Ordinal));
    }

    private static async Task LookUpAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    private static string SourcePath([CallerFilePath] string path = "") => path;

#pragma warning disable CA1822 // Readers of the guide expect an object.
    // example: researcher
    public sealed class Researcher
    {
        public async Task<string> ChatAsync(string prompt, CancellationToken cancellationToken = default)
        {
            await LookUpAsync(cancellationToken);
            return $"Looked up: {prompt}";
        }
    }
    // end
#pragma warning restore CA1822
}

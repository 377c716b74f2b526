using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

public sealed class ScriptTimeTests
{
    private const string Script = """
        action("spin", function (ctx, sdk) { sdk.files.exists("x"); for (;;) { } });
        action("wait", function (ctx, sdk) { try { sdk.files.readText("x"); } catch (e) { return "caught"; } finally { return "finally"; } });
        action("stuck", function (ctx, sdk) { sdk.files.exists("x"); });
        action("fine", function () { return 1; });
        task("spin", function (task, args, sdk) { sdk.files.exists("x"); for (;;) { } });
        task("wait", function (task, args, sdk) { sdk.files.readText("x"); });
        """;

    private static readonly ScriptLimits Short = new() { CallTime = TimeSpan.FromMilliseconds(500), Statements = 0 };

    [Theory]
    [InlineData("spin")]
    [InlineData("wait")]
    public async Task Action_OverItsTime_IsStopped(string action)
    {
        var clock = new StoppedClock();
        await using var bench = await ScriptBench.LoadAsync(Script, OnClock(clock) with { OnOverrun = what => Assert.Fail(what) });
        bench.Sdk.Answer("ExistsAsync", _ =>
        {
            clock.EndCalls();
            return true;
        });
        bench.Sdk.Answer("ReadTextAsync", _ =>
        {
            clock.EndCalls();
            return new TaskCompletionSource<string>().Task;
        });

        var problem = await Assert.ThrowsAsync<SdkException>(() => bench.CallAsync(action));

        Assert.Equal(ErrorCodes.ActionTimeout, problem.Code);
    }

    [Fact]
    public async Task Action_ThatCannotBeStopped_IsToldAndAnswered()
    {
        var told = new TaskCompletionSource<string>();

        // Holds the script's thread as a regular expression without end would, but can be let go.
        using var held = new ManualResetEventSlim();
        var clock = new StoppedClock { IsGraceOver = true };
        await using var bench = await ScriptBench.LoadAsync(Script, OnClock(clock) with { OnOverrun = told.SetResult });

        bench.Sdk.Answer("ExistsAsync", _ =>
        {
            clock.EndCalls();
            held.Wait();
            return true;
        });

        var problem = await Assert.ThrowsAsync<SdkException>(() => bench.CallAsync("stuck"));

        Assert.Equal(ErrorCodes.ActionTimeout, problem.Code);
        Assert.Equal("demo.stuck", await told.Task);
        Assert.Equal("1", (await bench.CallAsync("fine")).Value!.Value.GetRawText());
        held.Set();
    }

    [Theory]
    [InlineData("spin")]
    [InlineData("wait")]
    public async Task Task_ThatIsCancelled_Ends(string task)
    {
        await using var bench = await ScriptBench.LoadAsync(Script);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Sdk.Answer("ExistsAsync", _ => Begun(true));
        bench.Sdk.Answer("ReadTextAsync", _ =>
        {
            begun.TrySetResult();
            return new TaskCompletionSource<string>().Task;
        });

        var running = bench.RunAsync(task, ct: stop.Token);
        await begun.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        object? Begun(object? answer)
        {
            begun.TrySetResult();
            return answer;
        }
    }

    [Fact]
    public async Task Action_WhoseCallerGivesUp_IsCancelled()
    {
        await using var bench = await ScriptBench.LoadAsync(Script);
        using var stop = new CancellationTokenSource();
        bench.Sdk.Answer("ExistsAsync", _ =>
        {
            stop.Cancel();
            return true;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.CallAsync("spin", ct: stop.Token));
    }

    [Fact]
    public async Task Load_ThatDoesNotEnd_IsRefused()
    {
        var problem = await Assert.ThrowsAsync<TimeoutException>(() => ScriptBench.LoadAsync("for (;;) { }", Short));

        Assert.Contains("while they load", problem.Message, StringComparison.Ordinal);
    }

    private static ScriptLimits OnClock(StoppedClock clock) => new() { CallTime = StoppedClock.CallTime, Grace = StoppedClock.Grace, Statements = 0, Clock = clock };
}

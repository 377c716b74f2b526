namespace PluginTasks.Sdk.Tests.Tasks;

/// <summary>Which call an author's function becomes, and what comes of it.</summary>
public sealed class TaskOverloadsTests
{
    private readonly RecordingTasks ran = new();
    private readonly ITasks tasks;

    public TaskOverloadsTests() => tasks = ran;

    [Fact]
    public async Task RunBackground_MethodWithATypedResult_KeepsTheResult()
    {
        await tasks.RunBackgroundAsync(Count, "Count", new() { Priority = 7 });

        Assert.Equal("Count", ran.Label);
        Assert.Equal(7, ran.Options?.Priority);
        Assert.Equal(3, ran.Result);
    }

    [Fact]
    public async Task RunBackground_MethodWithoutAResult_HasNone()
    {
        await tasks.RunBackgroundAsync(Nothing);

        Assert.True(ran.HasRun);
        Assert.Null(ran.Result);
    }

    [Fact]
    public async Task RunBackground_LambdaOfSeveralTypes_KeepsTheResult()
    {
        await tasks.RunBackgroundAsync(async task =>
        {
            if (await Task.FromResult(task is null))
            {
                return "text";
            }

            return 1;
        });

        Assert.Equal("text", ran.Result);
    }

    [Fact]
    public async Task RunBlocking_FunctionWithoutAResult_Runs()
    {
        var ran = false;

        await tasks.RunBlockingAsync(() => { ran = true; });

        Assert.True(ran);
    }

    private static Task<int> Count(ITaskContext task) => Task.FromResult(3);

    private static Task Nothing(ITaskContext task) => Task.CompletedTask;
}

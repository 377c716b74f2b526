namespace PluginTasks.Tasks.Tests.Embedded;

/// <summary>A runner with a clock that stands still.</summary>
public abstract class RunnerTest : IAsyncLifetime, IAsyncDisposable
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private protected readonly ManualTime time = new();
    private protected readonly BackgroundRunner runner;

    private protected RunnerTest() => runner = new BackgroundRunner(new BackgroundConfig { TimeProvider = time });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await runner.DisposeAsync().AsTask().WaitAsync(Patience);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static int Fail(string why) => throw new InvalidOperationException(why);

    private protected static async Task<T> End<T>(T task)
        where T : BackgroundHandle
    {
        await task.WaitAsync().WaitAsync(Patience);
        return task;
    }

    private protected static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}

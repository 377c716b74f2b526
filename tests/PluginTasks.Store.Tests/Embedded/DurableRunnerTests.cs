using PluginTasks.Sdk;
using PluginTasks.Tasks;

namespace PluginTasks.Store.Tests.Embedded;

/// <summary>The embedded runner over a real file.</summary>
public sealed class DurableRunnerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-test-");

    private string File => Path.Combine(folder.FullName, "tasks.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Runner_OverAFile_KeepsWhatBecameOfItsTasks()
    {
        string done, failed;
        await using (var store = SqliteTaskStore.Open(File))
        await using (var runner = new BackgroundRunner(new BackgroundConfig { Store = store }))
        {
            var first = await runner.SubmitAsync(() => new { rows = 7 }, "count");
            var second = await runner.SubmitAsync(int () => throw new InvalidOperationException("no rows"), "fail");
            (done, failed) = (first.Id, second.Id);
            await first.WaitAsync(TimeSpan.FromSeconds(30));
            await second.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using var reopened = SqliteTaskStore.Open(File);
        var kept = (await reopened.GetAsync(done))!;
        Assert.Equal((TaskState.Completed, "count", "{\"rows\":7}"), (kept.Status, kept.Label, kept.Result));
        Assert.Equal((TaskState.Failed, "no rows"), ((await reopened.GetAsync(failed))!.Status, (await reopened.GetAsync(failed))!.Error));
    }

    [Fact]
    public async Task Runner_OfManyCallers_LosesNothing()
    {
        await using var store = SqliteTaskStore.Open(File);
        await using var runner = new BackgroundRunner(new BackgroundConfig { Store = store, MaxConcurrentTasks = 8 });
        var handles = await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var own = new List<BackgroundHandle<int>>();
            for (var i = 0; i < 100; i++)
            {
                own.Add(await runner.SubmitAsync(() => caller, $"{caller}.{i}"));
            }

            return own;
        })));

        foreach (var handle in handles.SelectMany(h => h))
        {
            await handle.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(TaskState.Completed, (await store.GetAsync(handle.Id))!.Status);
        }
    }
}

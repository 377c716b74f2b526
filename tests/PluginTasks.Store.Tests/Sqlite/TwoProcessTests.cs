using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>Two real processes on one file, and one that is killed.</summary>
public sealed class TwoProcessTests : IDisposable
{
    private const int Calls = 1_000;

    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Add_OneKeyFromTwoProcesses_AddsOne()
    {
        await file.Open().DisposeAsync();
        using var first = new StoreProcess("key", file.Path, $"{Calls}");
        using var second = new StoreProcess("key", file.Path, $"{Calls}");
        Assert.Equal("ready", await first.ReadLineAsync());
        Assert.Equal("ready", await second.ReadLineAsync());

        first.Go();
        second.Go();
        string[] answers = [await first.ReadLineAsync(), await second.ReadLineAsync()];

        await using var store = file.Open();
        var task = Assert.Single(await store.ListAsync(new TaskQuery()));
        Assert.Equal([$"0 {task.Id}", $"1 {task.Id}"], answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Change_FromAnotherProcess_IsSeenByTheFence()
    {
        await using var store = file.Open();
        await store.AddAsync(Rows.New("a") with { Status = TaskState.Running });

        using var other = new StoreProcess("finish", file.Path, "a");
        Assert.Equal("done", await other.ReadLineAsync());

        Assert.Null(await store.ChangeAsync(Rows.Step("a", TaskState.Running, TaskState.Failed)));
        Assert.Equal(TaskState.Completed, (await store.GetAsync("a"))!.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(1_000)]
    [InlineData(6_000)]
    public async Task Write_KilledAtAnyMoment_KeepsWhatWasAcknowledged(int lines)
    {
        string said;
        using (var writer = new StoreProcess("write", file.Path))
        {
            var first = new List<string>();
            for (var i = 0; i < lines; i++)
            {
                first.Add(await writer.ReadLineAsync());
            }

            await writer.KillAsync();
            said = string.Join('\n', first) + '\n' + await writer.ReadToEndAsync();
        }

        // The last line may be cut off.
        var acknowledged = said[..(said.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToList();
        await using var store = file.Open();
        var notices = (await store.ListNoticesAsync("anna", int.MaxValue)).Select(n => n.MessageId).ToHashSet();
        var tasks = (await store.ListAsync(new TaskQuery { Take = int.MaxValue, WithDetails = true })).ToDictionary(t => t.Id);
        Assert.True(acknowledged.Count >= lines);
        foreach (var line in acknowledged)
        {
            var isKept = line[0] switch
            {
                "notice" => notices.Contains(line[1]),
                "added" => tasks.ContainsKey(line[1]),
                "running" => tasks[line[1]] is { Status: TaskState.Running or TaskState.Completed, Checkpoint: not null },
                _ => tasks[line[1]] is { Status: TaskState.Completed, Checkpoint: "\"Completed\"", FinishedAt: not null },
            };
            Assert.True(isKept, string.Join(' ', line));
        }

        // No change without its notice, and the database is whole.
        Assert.Equal(tasks.Values.Count(t => t.Status == TaskState.Completed), notices.Count);
        Assert.Equal("ok", await store.Readers.SearchAsync(d => d.Text("PRAGMA integrity_check"), CancellationToken.None));
        Assert.True((await store.AddAsync(Rows.New("after"))).IsNew);
        Assert.Equal(tasks.Count + 1, await store.CountAsync(new TaskQuery()));
    }
}

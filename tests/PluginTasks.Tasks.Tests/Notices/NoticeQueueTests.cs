using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests.Facade;

namespace PluginTasks.Tasks.Tests.Notices;

public sealed class NoticeQueueTests : FacadeTest
{
    private NoticeQueue Queue => new(Test.Store, Test.Runtime.Events);

    [Fact]
    public async Task Attach_AfterThingsHappened_BringsThemInOrderWithSeqAndMessageId()
    {
        var (first, second) = (await DoneAsync(Ada), await DoneAsync(Ada));
        await DoneAsync(Bob);

        using var stream = await Queue.AttachAsync("ada");
        var messages = await TakeAsync(stream, 2);

        Assert.Equal([first, second], messages.Select(m => m.Fields.GetProperty("taskId").GetString()));
        Assert.All(messages, m => Assert.Equal("backgroundTaskCompleted", m.Name));
        Assert.All(messages, m => Assert.Equal(m.Message.MessageId, m.Fields.GetProperty("messageId").GetString()));
        Assert.Equal((await Test.Store.GetAsync(first))!.Seq, messages[0].Fields.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Attach_GoesOnWithWhatHappensWithoutGapOrRepetition()
    {
        await DoneAsync(Ada);
        using var stream = await Queue.AttachAsync("ada");
        var second = await DoneAsync(Ada);

        var messages = await TakeAsync(stream, 4);

        Assert.Equal(["backgroundTaskCompleted", "backgroundTaskStarted", "backgroundTaskUpdate", "backgroundTaskCompleted"], messages.Select(m => m.Name));
        Assert.Equal(second, messages[3].Fields.GetProperty("taskId").GetString());
        Assert.NotNull(messages[3].Message.MessageId);
        Assert.Null(messages[1].Message.MessageId);
    }

    [Fact]
    public async Task Attach_WhileSomethingHappens_BringsItOnce()
    {
        using var live = Test.Runtime.Events.Listen("ada");
        var id = await DoneAsync(Ada);
        using var stream = new NoticeStream(await Test.Store.ListNoticesAsync("ada"), live);
        var next = await DoneAsync(Ada);

        var messages = await TakeAsync(stream, 4);

        // Of the first, told while the list was read, only what the list says.
        Assert.Equal([id, next, next, next], messages.Select(m => m.Fields.GetProperty("taskId").GetString()));
    }

    [Fact]
    public async Task Acknowledge_TakesAwayTheUsersOwnAlone()
    {
        await DoneAsync(Ada);
        await DoneAsync(Bob);
        var ids = (await Test.Store.ListNoticesAsync("ada")).Concat(await Test.Store.ListNoticesAsync("bob")).Select(n => n.MessageId).ToList();

        // A client that crashed before it said so gets it again, on whichever connection.
        Assert.Single(await TakeAsync(await Queue.AttachAsync("ada"), 1));
        Assert.Single(await TakeAsync(await Queue.AttachAsync("ada"), 1));
        await Queue.AcknowledgeAsync("ada", ids);

        Assert.Empty(await Test.Store.ListNoticesAsync("ada"));
        Assert.Single(await Test.Store.ListNoticesAsync("bob"));
    }

    [Fact]
    public async Task Bodies_OfEachKind_AreTheMessages()
    {
        var failed = await SubmitAsync(Ada, _ => throw new InvalidOperationException("no <rows>"));
        await EndAsync(failed);
        var asks = await AskingAsync(Ada);

        var messages = await TakeAsync(await Queue.AttachAsync("ada"), 2);

        Assert.Equal("backgroundTaskError", messages[0].Name);
        Assert.Equal("no <rows>", messages[0].Fields.GetProperty("error").GetString());
        Assert.Equal("backgroundTaskConfirmation", messages[1].Name);
        Assert.Equal($"task_confirm_{asks}", messages[1].Fields.GetProperty("surfaceId").GetString());
        Assert.Equal("Text", messages[1].Fields.GetProperty("components")[0].GetProperty("kind").GetString());
        await Facade.CancelAsync(Ada, asks);
    }

    [Fact]
    public async Task Snapshot_HasTheShapeThatClientsKnow()
    {
        var task = await EndAsync(await SubmitAsync(Ada, async run =>
        {
            var stored = run.UpdateProgressAsync(0.5, """{"row":7}""", "Größe \"x\"");
            Test.Time.Advance(TimeSpan.FromMilliseconds(50));
            await stored;
            return "[1]";
        }, new TaskOptions { TaskKey = "m.k" }));

        Assert.Equal(
            $$"""{"taskId":"{{task.Id}}","label":"Größe \u0022x\u0022","module":"m","taskKey":"m.k","status":"completed","progress":1,"checkpoint":{"row":7},"result":[1],"error":null,"attempt":1,"userId":"ada","organizationId":"acme","createdAt":"2026-03-01T10:00:00.000Z","startedAt":"2026-03-01T10:00:00.000Z","updatedAt":"2026-03-01T10:00:00.050Z","finishedAt":"2026-03-01T10:00:00.050Z","seq":{{task.Seq}}}""",
            TaskMessage.Snapshot(task));
    }

    [Fact]
    public async Task Progress_IsWrittenWithWhereItCameFrom()
    {
        using var live = Test.Runtime.Events.Listen("ada");
        await EndAsync(await SubmitAsync(Ada, run =>
        {
            run.EmitProgress(0.25, "line", hasCheckpoint: true);
            return Task.FromResult<string?>(null);
        }));
        var progress = new List<string>();
        while (live.Events.TryRead(out var happened))
        {
            progress.Add(System.Text.Encoding.UTF8.GetString(happened.Message.Span));
        }

        Assert.All(progress, m => JsonDocument.Parse(m).Dispose());
        var told = progress.SingleOrDefault(m => m.Contains("Progress", StringComparison.Ordinal));
        if (told is not null)
        {
            Assert.Contains("\"label\":\"line\",\"progress\":0.25,\"checkpoint\":true,\"persisted\":false,\"seq\":", told, StringComparison.Ordinal);
        }

        Assert.EndsWith("\"seq\":1}}", progress[0], StringComparison.Ordinal);
    }

    private static async Task<List<(UserMessage Message, string Name, JsonElement Fields)>> TakeAsync(NoticeStream stream, int count)
    {
        var messages = new List<(UserMessage, string, JsonElement)>();
        await foreach (var message in stream.ReadAllAsync())
        {
            var named = JsonDocument.Parse(message.Json).RootElement.EnumerateObject().Single();
            messages.Add((message, named.Name, named.Value));
            if (messages.Count == count)
            {
                break;
            }
        }

        return messages;
    }
}

using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

public sealed class SocketTaskTests
{
    [Fact]
    public async Task Task_Started_IsToldToEachConnectionOfItsUserAndToNobodyElse()
    {
        await using var rig = await SocketRig.StartAsync();
        using var first = await rig.ConnectAsync();
        using var second = await rig.ConnectAsync();
        using var other = await rig.ConnectAsync("bob");

        // Who has an answer hears what happens from then on; who was only greeted may not yet.
        await second.CallAsync("probe.greet");
        var id = (await first.CallAsync("probe.start", new { text = "for me" })).GetProperty("value").GetString();
        var completed = await second.UntilAsync("backgroundTaskCompleted");
        await other.CallAsync("probe.greet");

        Assert.Equal(id, completed.GetProperty("taskId").GetString());
        Assert.Equal("for me", completed.GetProperty("result").GetProperty("text").GetString());
        Assert.Contains(second.Frames, f => f.TryGetProperty("backgroundTaskStarted", out _));
        Assert.DoesNotContain(other.Frames, f => f.GetRawText().Contains(id!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Task_OfAnother_CanBeNeitherReadNorEndedNorAnswered()
    {
        await using var rig = await SocketRig.StartAsync();
        using var ada = await rig.ConnectAsync();
        using var bob = await rig.ConnectAsync("bob");
        var id = (await ada.CallAsync("probe.start_ask")).GetProperty("value").GetString();
        await ada.UntilAsync("backgroundTaskConfirmation");

        foreach (var name in new[] { "background_task.get", "background_task.cancel", "background_task.confirm", "background_task.respond" })
        {
            var refused = await bob.CallAsync(name, new { task_id = id });
            Assert.Equal($"{name} task_not_found", $"{name} {refused.GetProperty("error").GetProperty("code").GetString()}");
        }

        var forged = await bob.CallAsync("probe.greet", surfaceId: $"task_confirm_{id}");
        var asEvent = await bob.CallAsync("probe.greet", @event: new { taskId = id, seq = 1, callback = "on_update" });
        Assert.Equal("task_not_found", forged.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("task_not_found", asEvent.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("waiting_confirmation", (await ada.CallAsync("background_task.get", new { task_id = id })).GetProperty("value").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Question_AnsweredInOneTab_IsSettledInTheOther()
    {
        await using var rig = await SocketRig.StartAsync();
        using var first = await rig.ConnectAsync();
        using var second = await rig.ConnectAsync();
        var id = (await first.CallAsync("probe.start_ask")).GetProperty("value").GetString();
        var question = await second.UntilAsync("backgroundTaskConfirmation");

        var answered = await second.CallAsync("background_task.respond", new { go = true }, surfaceId: question.GetProperty("surfaceId").GetString()!);
        var late = await first.CallAsync("background_task.confirm", new { task_id = id });
        var completed = await first.UntilAsync("backgroundTaskCompleted");

        Assert.True(answered.GetProperty("ok").GetBoolean());
        Assert.Equal("confirmation_not_pending", late.GetProperty("error").GetProperty("code").GetString());
        Assert.True(completed.GetProperty("result").GetProperty("go").GetBoolean());
    }

    [Fact]
    public async Task Get_OfATaskThatAsks_BringsTheQuestion()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        var id = (await client.CallAsync("probe.start_ask")).GetProperty("value").GetString();
        await client.UntilAsync("backgroundTaskConfirmation");

        var task = (await client.CallAsync("background_task.get", new { task_id = id })).GetProperty("value");

        Assert.Equal($"task_confirm_{id}", task.GetProperty("confirmation").GetProperty("surfaceId").GetString());
        Assert.Equal("Go on?", task.GetProperty("confirmation").GetProperty("components")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Callback_OfOneEventFromTwoTabs_RunsOnce()
    {
        await using var rig = await SocketRig.StartAsync();
        using var first = await rig.ConnectAsync();
        using var second = await rig.ConnectAsync();
        var id = (await first.CallAsync("probe.start")).GetProperty("value").GetString();
        var seq = (await first.UntilAsync("backgroundTaskCompleted")).GetProperty("seq").GetInt64();
        var happened = new { taskId = id, seq, callback = "on_completed" };

        var ran = await first.CallAsync("probe.greet", componentId: "card", @event: happened);
        var repeated = await second.CallAsync("probe.greet", componentId: "card", @event: happened);
        var otherCard = await second.CallAsync("probe.greet", componentId: "other", @event: happened);
        var never = await second.CallAsync("probe.greet", componentId: "card", @event: new { taskId = id, seq = seq + 1, callback = "on_completed" });

        Assert.Equal("Hello ada", ran.GetProperty("value").GetString());
        Assert.Equal("True ", $"{repeated.GetProperty("ok")} {repeated.GetProperty("value")}");
        Assert.Equal("Hello ada", otherCard.GetProperty("value").GetString());
        Assert.Equal("task_not_found", never.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Notice_OfAUserWhoIsAway_ComesAtTheNextConnectionsUntilItIsAcknowledged()
    {
        await using var rig = await SocketRig.StartAsync();
        rig.With("tester");
        await rig.Modules.RunTaskAsync("echo", new { text = "while away" });

        using var first = await rig.ConnectAsync("tester");
        var notice = await first.UntilAsync("backgroundTaskCompleted");
        await first.CloseAsync();
        using var second = await rig.ConnectAsync("tester");
        var again = await second.UntilAsync("backgroundTaskCompleted");
        var id = again.GetProperty("messageId").GetString();
        await second.SendAsync(new { ack = new { messageIds = new[] { id } } });

        // Nobody tells when it is done, and a client that asked again and again would ask too often.
        await UntilAsync(async () => (await rig.Modules.Host.Notices.ListAsync("tester", 1)).Count == 0);
        Assert.Equal(0, (await second.CallAsync("notifications.list")).GetProperty("value").GetProperty("items").GetArrayLength());
        using var third = await rig.ConnectAsync("tester");
        await third.CallAsync("probe.greet");

        Assert.Equal(id, notice.GetProperty("messageId").GetString());
        Assert.DoesNotContain(third.Frames, f => f.TryGetProperty("backgroundTaskCompleted", out _));
    }

    [Fact]
    public async Task Connect_WhileTasksRun_IsToldOfThem()
    {
        await using var rig = await SocketRig.StartAsync();
        rig.With("tester");
        var id = await rig.Modules.SubmitAsync("wait");
        await rig.Modules.UntilAsync(id, t => t.Progress > 0);

        using var client = await rig.ConnectAsync("tester");
        var task = await client.UntilAsync("backgroundTaskUpdate");

        Assert.Equal($"{id} running", $"{task.GetProperty("taskId")} {task.GetProperty("status")}");
    }

    [Fact]
    public async Task List_OfOwnTasks_IsFilteredByState()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await rig.ConnectAsync();
        await client.CallAsync("probe.start");
        await client.UntilAsync("backgroundTaskCompleted");
        var running = (await client.CallAsync("probe.start_ask")).GetProperty("value").GetString();
        await client.UntilAsync("backgroundTaskConfirmation");

        var waiting = (await client.CallAsync("background_task.list", new { status = new[] { "waiting_confirmation" } })).GetProperty("value");
        var all = (await client.CallAsync("background_task.list")).GetProperty("value");
        var wrong = await client.CallAsync("background_task.list", new { status = "asleep" });

        Assert.Equal([running], waiting.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("taskId").GetString()));
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        Assert.Equal("invalid_payload", wrong.GetProperty("error").GetProperty("code").GetString());
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
        }
    }
}

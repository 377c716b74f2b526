using System.Text.Json;
using PluginTasks.Tests;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>The recording in the documentation is of what happens.</summary>
public sealed class RecordingTests
{
    private static string File { get; } = RepositoryRoot.At("docs", "recordings", "background-task.txt");

    [Fact]
    public async Task BackgroundTaskPage_FromItsButtonToTheCallback_IsAsRecorded()
    {
        await using var rig = await SocketRig.StartAsync(module: RepositoryRoot.At("modules", "components"), settings: new { step_seconds = 0.1 });
        using var client = await rig.ConnectAsync("ada");
        await client.NavigateAsync("/components/background_task");
        await client.CallAsync("components.test_background_task_confirmation_start", new { container_id = "task_cards", prefix = "card" }, componentId: "start_confirmation_task");
        var asked = await client.UntilAsync("backgroundTaskConfirmation");
        await AcknowledgeAsync(client, asked);
        await CallBackAsync(client, asked, "on_confirmation", "confirmation", "backgroundTaskConfirmation");
        var id = asked.GetProperty("taskId").GetString()!;
        await client.CallAsync("background_task.confirm", new { task_id = id }, asked.GetProperty("surfaceId").GetString()!);
        var done = await client.UntilAsync("backgroundTaskCompleted");
        await AcknowledgeAsync(client, done);
        await CallBackAsync(client, done, "on_completed", "completed", "backgroundTaskCompleted");

        var recorded = Recording.Of(client.Traffic);
        if (Environment.GetEnvironmentVariable("PLUGINTASKS_ACCEPT_SNAPSHOTS") == "1")
        {
            await System.IO.File.WriteAllLinesAsync(File, recorded);
        }

        Assert.Equal(Shapes(await System.IO.File.ReadAllLinesAsync(File)), Shapes(recorded));
    }

    /// <summary>In no order: what an action answers and what its task tells come side by side.</summary>
    private static IEnumerable<string> Shapes(IEnumerable<string> lines) => lines.Select(Recording.Shape).Distinct().Order(StringComparer.Ordinal);

    private static Task AcknowledgeAsync(SocketClient client, JsonElement message) =>
        client.SendAsync(new { ack = new { messageIds = new[] { message.GetProperty("messageId").GetString() } } });

    private static Task<JsonElement> CallBackAsync(SocketClient client, JsonElement message, string callback, string happened, string name)
    {
        var id = message.GetProperty("taskId").GetString();
        return client.CallAsync(
            "components.test_background_task_event", new { source = "card", @event = happened, event_name = name, task_id = id, taskId = id },
            componentId: $"card_{id}", @event: new { taskId = id, seq = message.GetProperty("seq").GetInt64(), callback });
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.Components;

/// <summary>The actions of the BackgroundTask page of <c>modules/components</c>, and the tasks that they start.</summary>
public abstract class BackgroundTaskSuite
{
    private protected abstract string? Worker { get; }

    [Fact]
    public async Task Start_AppendsTheCardAndRunsEightSteps()
    {
        await using var host = await StartAsync();

        var card = await PressAsync(host, "test_background_task_start", "task_card");
        var task = await host.WaitAsync(TaskOf(card));

        Assert.Equal($"task_card_{task.TaskId}", card.GetProperty("id").GetString());
        Assert.Equal(("task_card", "completed"), ContextOf(card, "on_completed"));
        Assert.Equal(("task_card", "error"), ContextOf(card, "on_error"));
        Assert.Equal((TaskState.Completed, "Processing step 8/8", 1.0), (task.Status, task.Label, task.Progress));
        Assert.Equal("components_background_task_demo_task_card", task.TaskKey);
        Assert.Equal("""{"processed":8}""", task.Result!.Value.GetRawText());
        Assert.Equal("""{"step":8,"steps":8}""", task.Checkpoint!.Value.GetRawText());
    }

    [Fact]
    public async Task Start_TellsEachStep()
    {
        var seen = new ConcurrentQueue<(string Label, double Progress)>();
        await using var host = await StartAsync();

        // Each step is stored before the next, so that whoever looks after each event sees them all.
        var id = TaskOf(await PressAsync(host, "test_background_task_start", "task_card"));
        await host.UntilAsync(id, task =>
        {
            seen.Enqueue((task.Label, task.Progress));
            return false;
        });

        Assert.All(seen.Where(s => s.Progress == 0), s => Assert.Equal("Demo background task", s.Label));
        Assert.Equal(seen.Select(s => s.Progress).Order(), seen.Select(s => s.Progress));
        Assert.All(seen.Where(s => s.Progress is > 0 and < 1), s => Assert.Equal($"Processing step {s.Progress * 8}/8", s.Label));
    }

    [Fact]
    public async Task Start_InItalian_SpeaksItInTheTaskToo()
    {
        await using var host = await StartAsync();

        var card = await PressAsync(host, "test_background_task_start", "task_card", ModuleTestHostOptions.Tester with { Language = "it" });

        Assert.Equal("Passo 8 di 8", (await host.WaitAsync(TaskOf(card))).Label);
    }

    [Fact]
    public async Task Start_WhileTheSameOneRuns_ShowsThatOne()
    {
        await using var host = await StartAsync();

        // The one that asks stays active until it is answered.
        var first = TaskOf(await PressAsync(host, "test_background_task_confirmation_start", "one"));
        var again = TaskOf(await PressAsync(host, "test_background_task_start", "one"));
        var other = TaskOf(await PressAsync(host, "test_background_task_start", "two"));

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        await host.CancelAsync(first);
        await host.WaitAsync(first);
        Assert.NotEqual(first, TaskOf(await PressAsync(host, "test_background_task_start", "one")));
    }

    [Fact]
    public async Task Callbacks_AreOnTheCardWithTheirConfirmation()
    {
        await using var host = await StartAsync();

        var card = await PressAsync(host, "test_background_task_callbacks_start", "callbacks_card");
        var task = await host.WaitAsync(TaskOf(card));

        foreach (var name in (string[])["started", "progress", "completed", "error", "update"])
        {
            Assert.Equal(("callbacks_card", name), ContextOf(card, $"on_{name}"));
        }

        Assert.Equal(("callbacks_card", "notification"), ContextOf(card, "on_event_notification"));
        var finish = card.GetProperty("on_finish");
        Assert.Equal("components.backgroundtask_confirm_action", finish.GetProperty("name").GetString());
        Assert.Equal(
            """{"text":"The task has ended. Take over its result?","confirm_text":"Take it over","cancel_text":"Leave it"}""",
            finish.GetProperty("confirm").GetRawText());
        Assert.Equal(TaskState.Completed, task.Status);
    }

    [Theory]
    [InlineData(true, TaskState.Completed, null)]
    [InlineData(false, TaskState.Failed, "Stopped, as you wished.")]
    public async Task Confirmation_AnsweredHalfway_GoesOnOrStops(bool confirmed, TaskState end, string? error)
    {
        await using var host = await StartAsync();
        var card = await PressAsync(host, "test_background_task_confirmation_start", "confirmation_card");
        Assert.Equal(("confirmation_card", "confirmation"), ContextOf(card, "on_confirmation"));

        var asking = await host.UntilAsync(TaskOf(card), t => t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(asking.TaskId, new { confirmed });

        var task = await host.WaitAsync(asking.TaskId);
        Assert.Equal(0.5, asking.Progress);
        Assert.Equal((end, error), (task.Status, task.Error));
    }

    [Fact]
    public async Task Failing_TellsItsUserWhy()
    {
        await using var host = await StartAsync();

        var card = await PressAsync(host, "test_background_task_failing_start", "failing_card");
        var task = await host.WaitAsync(TaskOf(card));

        Assert.Equal(("failing_card", "error"), ContextOf(card, "on_error"));
        Assert.Equal((TaskState.Failed, "The other side did not answer.", 0.5), (task.Status, task.Error, task.Progress));
    }

    [Fact]
    public async Task Event_OfACard_IsWrittenIntoTheList()
    {
        await using var host = await StartAsync();

        // What a client sends: the callback's own context, and the event's fields behind it.
        var answer = await host.CallAsync("test_background_task_event", new Dictionary<string, object?>
        {
            ["source"] = "task_card", ["event"] = "completed", ["event_name"] = "backgroundTaskCompleted", ["task_id"] = "01", ["taskId"] = "01",
            ["label"] = "Processing step 8/8", ["result"] = new { processed = 8 },
        });

        var effect = Assert.Single(answer.Effects);
        Assert.Equal(("state_patch", "/components_test/background_task/events", PatchAction.Prepend), (effect.Kind, effect.Path, effect.Action));
        Assert.Equal("""{"source":"task_card","event":"completed","task_id":"01","label":"Processing step 8/8","progress":null,"error":null}""", effect.Value!.Value.GetRawText());
    }

    [Fact]
    public async Task ConfirmedAction_SaysThatItWasDone()
    {
        await using var host = await StartAsync();

        var effect = Assert.Single((await host.CallAsync("backgroundtask_confirm_action", new { source = "yaml_backgroundtask" })).Effects);

        Assert.Equal(("notify", "The result has been taken over.", "success"), (effect.Kind, effect.Text, effect.Variant));
    }

    [Theory]
    [InlineData("test_background_task_start")]
    [InlineData("test_background_task_callbacks_start")]
    [InlineData("test_background_task_confirmation_start")]
    [InlineData("test_background_task_failing_start")]
    [InlineData("backgroundtask_confirm_action")]
    public async Task Actions_OfAGuest_AreRefused(string action)
    {
        await using var host = await StartAsync();

        var denied = await Assert.ThrowsAsync<SdkException>(() => host.CallAsync(action, session: new Session { UserId = "eve", Role = "guest" }));

        Assert.Equal(ErrorCodes.PermissionDenied, denied.Code);
    }

    [Fact]
    public async Task Card_InAContainerThatDoesNotAllowIt_IsDenied()
    {
        await using var host = await StartAsync();

        var denied = await Assert.ThrowsAsync<SdkException>(() =>
            host.CallAsync("test_background_task_start", new { container_id = "start_buttons" }, page: "background_task"));

        Assert.Equal("capability_denied:start_buttons:children.append", denied.Message);
    }

    private Task<ModuleTestHost> StartAsync() =>
        ModuleTestHost.StartAsync("modules/components", new ModuleTestHostOptions { Worker = Worker, Settings = new { step_seconds = 0 } });

    /// <summary>Presses a button of the page and gives the card that it appends.</summary>
    private static async Task<JsonElement> PressAsync(ModuleTestHost host, string action, string prefix, Session? session = null)
    {
        var answer = await host.CallAsync(action, new { container_id = "task_cards", prefix }, session, "background_task");
        var effect = Assert.Single(answer.Effects);
        Assert.Equal(
            ("property_update", "task_cards", "children", PatchAction.Append, "main"),
            (effect.Kind, effect.ComponentId, effect.Property, effect.Action, effect.SurfaceId));
        Assert.Equal("BackgroundTask", effect.Value!.Value.GetProperty("kind").GetString());
        return effect.Value.Value;
    }

    private static string TaskOf(JsonElement card) => card.GetProperty("task_id").GetString()!;

    private static (string? Source, string? Event) ContextOf(JsonElement card, string callback)
    {
        var action = card.GetProperty(callback);
        Assert.Equal("components.test_background_task_event", action.GetProperty("name").GetString());
        var context = action.GetProperty("context");
        return (context.GetProperty("source").GetString(), context.GetProperty("event").GetString());
    }
}

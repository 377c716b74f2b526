using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Ui;

/// <summary>The snippets of the BackgroundTask reference, in C#.</summary>
public sealed class BackgroundTaskReferenceTests
{
    [Fact]
    public void ExistingTaskState_StoreAndCard()
    {
        var builder = new Builder();
        builder.SetStore(
            "/background_tasks/components_demo_completed",
            new Dictionary<string, object?>
            {
                ["taskId"] = "components_demo_completed",
                ["label"] = "Completed import",
                ["status"] = "completed",
                ["progress"] = 1,
                ["result"] = new { rows = 120 },
            },
            StoreScope.Global);
        builder.Add(Make.BackgroundTask("completed_task_card", "components_demo_completed"));

        AssertJson(
            """
            {
              "components": [{"kind": "BackgroundTask", "id": "completed_task_card", "task_id": "components_demo_completed"}],
              "store": {"global": {"/background_tasks/components_demo_completed": {
                "taskId": "components_demo_completed", "label": "Completed import", "status": "completed",
                "progress": 1, "result": {"rows": 120}}}}
            }
            """,
            builder.ToJson());
    }

    [Fact]
    public void StartingALiveTask_ButtonAndContainer()
    {
        var builder = new Builder();
        builder.Add(Make.Button(
            "start_task",
            "Start progress task",
            action: "components.test_background_task_start",
            @params: new { container_id = "task_cards", prefix = "task_card" }));
        var container = Make.Row("task_cards", []);
        container.Allow("children.append");
        builder.Add(container);

        AssertJson(
            """
            {"components": [
              {"kind": "Button", "id": "start_task", "label": "Start progress task",
               "action": {"name": "components.test_background_task_start"},
               "params": {"container_id": "task_cards", "prefix": "task_card"}},
              {"kind": "Row", "id": "task_cards", "capabilities": ["children.append"]}
            ]}
            """,
            builder.ToJson());
    }

    [Fact]
    public void CallbackActions_NameAndContext()
    {
        var prefix = "task_card";
        var card = Make.BackgroundTask(
            $"{prefix}_1",
            taskId: "1",
            onCompleted: new("components.test_background_task_event", new { source = prefix, @event = "completed" }),
            onError: new("components.test_background_task_event", new { source = prefix, @event = "error" }));

        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "task_card_1", "task_id": "1",
             "on_completed": {"name": "components.test_background_task_event", "context": {"source": "task_card", "event": "completed"}},
             "on_error": {"name": "components.test_background_task_event", "context": {"source": "task_card", "event": "error"}}}
            """,
            card.ToJson());
    }

    [Fact]
    public void ActionConfirmation_TranslatedQuestion()
    {
        var card = Make.BackgroundTask("task_card", "1", onFinish: new ActionSpec(
            "components.backgroundtask_confirm_action",
            new { source = "csharp_backgroundtask" },
            new Confirm(Bound.Translate("components.backgroundtask.confirm.prompt"))
            {
                ConfirmText = "@t/components.backgroundtask.confirm.accept",
                CancelText = "No",
            }));

        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "task_card", "task_id": "1",
             "on_finish": {"name": "components.backgroundtask_confirm_action", "context": {"source": "csharp_backgroundtask"},
               "confirm": {"text": {"type": "t", "key": "components.backgroundtask.confirm.prompt"},
                 "confirm_text": "@t/components.backgroundtask.confirm.accept", "cancel_text": "No"}}}
            """,
            card.ToJson());
    }

    [Fact]
    public void VisibilityAndPermissions_Gates()
    {
        var show = Make.BackgroundTask("show_task", "components_demo_completed").ShowIf(Rule.All(Rule.When(
            Bound.Store("/components_test/background_task/show_card", StoreScope.Page, defaultValue: true), "==", true)));
        var hide = Make.BackgroundTask("hide_task", "components_demo_running").HideIf(Rule.When(
            Bound.Store("/components_test/background_task/hide_card", StoreScope.Page, defaultValue: false), "==", true));
        var permission = Make.BackgroundTask("permission_task", "components_demo_completed")
            .RequirePermissions("components.background_task.view");

        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "show_task", "task_id": "components_demo_completed", "show_if": {"mode": "AND", "conditions": [
              {"left": {"type": "store", "scope": "page", "path": "/components_test/background_task/show_card", "default": true}, "op": "==", "right": true}]}}
            """,
            show.ToJson());
        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "hide_task", "task_id": "components_demo_running", "hide_if":
              {"left": {"type": "store", "scope": "page", "path": "/components_test/background_task/hide_card", "default": false}, "op": "==", "right": true}}
            """,
            hide.ToJson());
        AssertJson(
            """
            {"kind": "BackgroundTask", "id": "permission_task", "task_id": "components_demo_completed", "required_permissions": ["components.background_task.view"]}
            """,
            permission.ToJson());
    }
}

using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>What the demo tasks do: eight steps, each of which only takes time, 0.8 s unless the operator sets <c>step_seconds</c>.</summary>
internal sealed class DemoWork(IModuleSdk sdk)
{
    private const int Steps = 8;

    public async Task<object?> Run(ITaskContext task)
    {
        await Work(task, 1, Steps);
        return new { Processed = Steps };
    }

    /// <summary>Tells the user halfway.</summary>
    public async Task<object?> RunAndTell(ITaskContext task)
    {
        await Work(task, 1, Steps / 2);
        await sdk.Tasks.NotifyAsync(task.Id, "halfway", sdk.I18n.T("components.backgroundtask.task.half"), cancellationToken: task.CancellationToken);
        await Work(task, Steps / 2 + 1, Steps);
        return new { Processed = Steps };
    }

    /// <summary>Asks the user halfway whether to go on. The task waits, and takes up no place while it does.</summary>
    public async Task<object?> RunAndAsk(ITaskContext task)
    {
        await Work(task, 1, Steps / 2);
        var answer = await task.RequestConfirmationAsync(Question(task.Id));
        if (!answer.Get("confirmed", false))
        {
            throw new TaskFailedException(sdk.I18n.T("components.backgroundtask.task.stopped"));
        }

        await Work(task, Steps / 2 + 1, Steps);
        return new { Processed = Steps };
    }

    /// <summary>Fails halfway, and says why in words that are meant for its user.</summary>
    public async Task<object?> RunAndFail(ITaskContext task)
    {
        await Work(task, 1, Steps / 2);
        throw new TaskFailedException(sdk.I18n.T("components.backgroundtask.task.failed"));
    }

    private async Task Work(ITaskContext task, int first, int last)
    {
        var stepTime = TimeSpan.FromSeconds(sdk.Settings.Get("step_seconds", 0.8));
        for (var step = first; step <= last; step++)
        {
            await Task.Delay(stepTime, TimeProvider.System, task.CancellationToken);
            await task.UpdateProgressAsync(
                (double)step / Steps,
                checkpoint: new { Step = step, Steps },
                label: sdk.I18n.T("components.backgroundtask.task.step", new { Step = step, Steps }));
        }
    }

    private Builder Question(string taskId) => new Builder()
        .Add(sdk.Ui.Text("question", sdk.I18n.T("components.backgroundtask.task.question", new { Done = Steps / 2, Steps })))
        .Add(sdk.Ui.Row("answers",
        [
            sdk.Ui.Button("go_on", sdk.I18n.T("components.backgroundtask.task.go_on"), "background_task.confirm", new { TaskId = taskId }).Variant(Variant.Primary),
            sdk.Ui.Button("stop", sdk.I18n.T("components.backgroundtask.task.stop"), "background_task.decline", new { TaskId = taskId }),
        ]));
}

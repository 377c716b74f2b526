using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>What comes of an attempt whose work has ended, or was given up.</summary>
internal sealed class RunEnd(RuntimeParts parts, RunningTask run, EventFlow flow)
{
    public static readonly TaskState[] Granted = [TaskState.Pending];
    public static readonly TaskState[] WhileItRuns = [TaskState.Running, TaskState.WaitingConfirmation];

    // Pending too: it may be granted and not yet stored as running.
    public static readonly TaskState[] Active = [TaskState.Pending, .. WhileItRuns];

    public async Task StoreAsync(Task<string?> running)
    {
        var isAgain = false;
        await UntilStored.RunAsync(
            parts,
            run.Task,
            async () =>
            {
                if (isAgain)
                {
                    // The start may have been refused with it, and has to be stored before there is an end.
                    await run.Begun;
                }

                isAgain = true;
                await StoreOnceAsync(running);
                return true;
            },
            () => run.Leaving is not null);
    }

    private async Task StoreOnceAsync(Task<string?> running)
    {
        await run.FlushAsync();
        if (!running.IsCompleted)
        {
            // What it still brings changes nothing: its attempt is over.
            _ = running.ContinueWith(_ => parts.Log.LateReport(run.Task), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (!run.IsOver)
            {
                await run.LeaveAsync(run.Leaving ?? "given up");
            }

            return;
        }

        if (run.IsOver)
        {
            return;
        }

        var result = running.IsCompletedSuccessfully ? await running : null;
        if (await flow.EndAsync(task => EndOf(task, running, result)) is null)
        {
            parts.Log.LateReport(run.Task);
        }
    }

    private (TaskChange Change, TaskEventKind Kind) EndOf(TaskRecord task, Task<string?> running, string? result)
    {
        if (running.IsCompletedSuccessfully)
        {
            return PayloadLimit.Allows(result)
                ? (Change(TaskState.Completed) with { Progress = 1, Result = result, ClearsQuestion = true }, TaskEventKind.Completed)
                : Failed(PayloadLimit.Message("the result"));
        }

        var error = running.Exception?.InnerException ?? new TaskCanceledException("The work was cancelled by itself.");
        if (run.Leaving is { } reason && (running.IsCanceled || error is RunLostException))
        {
            return Interrupted(task, reason, tookProcessDown: false);
        }

        parts.Log.AttemptFailed(run.Task, error);
        if (error is RunLostException)
        {
            return Interrupted(task, error.Message, tookProcessDown: true);
        }

        if (Retry.Of(run.Task) is not { } retry || retry.Next(run.Task.Attempt) is not { } delay)
        {
            return Failed(error.Message);
        }

        var again = Change(TaskState.Pending) with
        {
            AttemptsMore = 1,
            NotBefore = parts.Time.GetUtcNow() + delay,
            ClearsQuestion = true,
            Crashes = 0,
        };
        return (again, TaskEventKind.Update);
    }

    private (TaskChange Change, TaskEventKind Kind) Failed(string message) =>
        (Change(TaskState.Failed) with { Error = message, ClearsQuestion = true }, TaskEventKind.Error);

    private (TaskChange Change, TaskEventKind Kind) Interrupted(TaskRecord task, string reason, bool tookProcessDown)
    {
        var (change, kind) = Interruption.Of(task, reason, tookProcessDown, parts.Options.MaxCrashes, parts.Time.GetUtcNow());
        return (change with { Attempt = run.Task.Attempt }, kind);
    }

    private TaskChange Change(TaskState to) => new()
    {
        Id = run.Task.Id, Attempt = run.Task.Attempt, From = WhileItRuns, To = to, At = parts.Time.GetUtcNow(),
    };
}

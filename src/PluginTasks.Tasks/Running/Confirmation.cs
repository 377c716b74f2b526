using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>The questions of one attempt. While one waits the grant is given back and the timeout stands still.</summary>
internal sealed class Confirmation(RuntimeParts parts, EventFlow flow, TaskRecord task, Grant grant, RunTimer? timer)
{
    private readonly Lock gate = new();
    private TaskCompletionSource<string>? open;
    private bool isFirst = true;

    public async Task<string> AskAsync(string components, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var answer = Open(out var adopts);
        try
        {
            if (adopts && flow.Task.Answer is { } stored)
            {
                await GoOnAsync(TaskState.Running);
                return stored;
            }

            await WaitWithQuestionAsync(adopts ? null : components);
            return await WaitAsync(answer, timeout, cancellationToken);
        }
        finally
        {
            lock (gate)
            {
                open = null;
            }
        }
    }

    public void Answered(string response)
    {
        lock (gate)
        {
            open?.TrySetResult(response);
        }
    }

    /// <summary>The first question of a resumed attempt is the one that was stored.</summary>
    private TaskCompletionSource<string> Open(out bool adopts)
    {
        lock (gate)
        {
            if (open is not null)
            {
                throw new SdkException(ErrorCodes.ConfirmationPending, "This task already waits for an answer.");
            }

            adopts = isFirst && flow.Task.Question is not null;
            isFirst = false;
            return open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async Task WaitWithQuestionAsync(string? components)
    {
        // First, so that no time counts in which others already see it wait.
        timer?.Pause();
        var change = Change(TaskState.Running, TaskState.WaitingConfirmation) with { Question = components };
        TaskRecord stored;
        try
        {
            stored = await flow.ChangeAsync(change, TaskEventKind.Confirmation) ?? throw new OperationCanceledException("The task has ended.");
        }
        catch
        {
            timer?.Start();
            throw;
        }

        grant.Give();
        if (stored.Answer is { } meanwhile)
        {
            // Of the question that an earlier attempt left, while this one had not asked yet.
            Answered(meanwhile);
        }
    }

    private async Task<string> WaitAsync(TaskCompletionSource<string> answer, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var response = await answer.Task.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, parts.Time, cancellationToken);
            await grant.TakeAsync(cancellationToken);
            await GoOnAsync(TaskState.WaitingConfirmation);
            return response;
        }
        catch (TimeoutException)
        {
            return await TimeOutAsync(answer, timeout!.Value, cancellationToken);
        }
    }

    /// <summary>An answer that was stored at the last moment still counts.</summary>
    private async Task<string> TimeOutAsync(TaskCompletionSource<string> answer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await grant.TakeAsync(cancellationToken);
        var gaveUp = await flow.ChangeAsync(
            Change(TaskState.WaitingConfirmation, TaskState.Running) with { ClearsQuestion = true, NeedsOpenQuestion = true }, TaskEventKind.Update);
        timer?.Start();
        if (gaveUp is not null)
        {
            throw new ConfirmationTimeoutException(task.Id, timeout);
        }

        var response = await answer.Task.WaitAsync(cancellationToken);
        await GoOnAsync(TaskState.WaitingConfirmation);
        return response;
    }

    private async Task GoOnAsync(TaskState from)
    {
        var change = Change(from, TaskState.Running) with { ClearsQuestion = true };
        if (from == TaskState.Running)
        {
            change = change with { To = null };
        }

        _ = await flow.ChangeAsync(change, TaskEventKind.Update) ?? throw new OperationCanceledException("The task has ended.");
        timer?.Start();
    }

    private TaskChange Change(TaskState from, TaskState to) => new()
    {
        Id = task.Id, Attempt = task.Attempt, From = [from], To = to, At = parts.Time.GetUtcNow(),
    };
}

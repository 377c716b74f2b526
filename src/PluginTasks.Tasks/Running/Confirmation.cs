using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>The questions of one attempt. While one waits the grant is given back and the timeout stands still.</summary>
internal sealed class Confirmation(RuntimeParts parts, EventFlow flow, TaskRecord task, Grant grant, RunTimer? timer)
{
    private readonly Lock gate = new();
    private OpenQuestion? open;
    private bool isFirst = true;

    public async Task<string> AskAsync(string components, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var question = Open(out var adopts);
        try
        {
            if (adopts && flow.Task.Answer is { } stored)
            {
                await GoOnAsync(question, TaskState.Running);
                return stored;
            }

            await WaitWithQuestionAsync(question, adopts ? null : components);
            try
            {
                return await WaitAsync(question, timeout, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Its task has left it behind while it waited: a place that it was given just then is for somebody else.
                grant.Give();
                throw;
            }
        }
        finally
        {
            lock (gate)
            {
                open = open == question ? null : open;
            }
        }
    }

    public void Answered(string response)
    {
        lock (gate)
        {
            open?.Answer.TrySetResult(response);
        }
    }

    /// <summary>The first question of a resumed attempt is the one that was stored.</summary>
    private OpenQuestion Open(out bool adopts)
    {
        lock (gate)
        {
            var now = flow.Task;

            // One that the row has left behind only has to tell its caller: everybody sees that the task runs.
            if (open is { } earlier && !(earlier.WasStored && now.Question is null))
            {
                throw new SdkException(ErrorCodes.ConfirmationPending, "This task already waits for an answer.");
            }

            adopts = isFirst && now.Question is not null;
            isFirst = false;
            return open = new OpenQuestion { WasStored = adopts };
        }
    }

    private async Task WaitWithQuestionAsync(OpenQuestion question, string? components)
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
            StartTimer(question);
            throw;
        }

        question.WasStored = true;
        grant.Give();
        if (stored.Answer is { } meanwhile)
        {
            // Of the question that an earlier attempt left, while this one had not asked yet.
            Answered(meanwhile);
        }
    }

    private async Task<string> WaitAsync(OpenQuestion question, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            var response = await AnswerAsync(question, timeout, cancellationToken);
            await grant.TakeAsync(cancellationToken);
            await GoOnAsync(question, TaskState.WaitingConfirmation);
            return response;
        }
        catch (TimeoutException)
        {
            return await TimeOutAsync(question, timeout!.Value, cancellationToken);
        }
    }

    private async Task<string> AnswerAsync(OpenQuestion question, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        for (; timeout > RunTimer.Longest; timeout -= RunTimer.Longest)
        {
            try
            {
                return await question.Answer.Task.WaitAsync(RunTimer.Longest, parts.Time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // There is more time.
            }
        }

        return await question.Answer.Task.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, parts.Time, cancellationToken);
    }

    /// <summary>An answer that was stored at the last moment still counts.</summary>
    private async Task<string> TimeOutAsync(OpenQuestion question, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await grant.TakeAsync(cancellationToken);
        var gaveUp = await flow.ChangeAsync(
            Change(TaskState.WaitingConfirmation, TaskState.Running) with { ClearsQuestion = true, NeedsOpenQuestion = true }, TaskEventKind.Update);
        StartTimer(question);
        if (gaveUp is not null)
        {
            throw new ConfirmationTimeoutException(task.Id, timeout);
        }

        var response = await question.Answer.Task.WaitAsync(cancellationToken);
        await GoOnAsync(question, TaskState.WaitingConfirmation);
        return response;
    }

    private async Task GoOnAsync(OpenQuestion question, TaskState from)
    {
        var change = Change(from, TaskState.Running) with { ClearsQuestion = true };
        if (from == TaskState.Running)
        {
            change = change with { To = null };
        }

        _ = await flow.ChangeAsync(change, TaskEventKind.Update) ?? throw new OperationCanceledException("The task has ended.");
        StartTimer(question);
    }

    /// <summary>The timeout goes on, unless somebody asks again already, for whom it stands still.</summary>
    private void StartTimer(OpenQuestion question)
    {
        lock (gate)
        {
            if (open == question)
            {
                timer?.Start();
            }
        }
    }

    private TaskChange Change(TaskState from, TaskState to) => new()
    {
        Id = task.Id, Attempt = task.Attempt, From = [from], To = to, At = parts.Time.GetUtcNow(),
    };

    private sealed class OpenQuestion
    {
        private bool wasStored;

        public TaskCompletionSource<string> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether the row has had it.</summary>
        public bool WasStored
        {
            get => Volatile.Read(ref wasStored);
            set => Volatile.Write(ref wasStored, value);
        }
    }
}

using System.Collections.Concurrent;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Completions;

/// <summary>What is called when a task has ended: a function at most once, an action at least once.</summary>
internal sealed class TaskCompletions(RuntimeParts parts, ICompletionActions actions)
{
    private const int Page = 256;

    // A look at what is left may find what is being called already.
    private readonly ConcurrentDictionary<string, bool> calling = new(StringComparer.Ordinal);

    public async Task CallAsync(TaskRecord task, RunOrigin? origin, CancellationToken cancellationToken)
    {
        if (origin?.Submission.OnComplete is { } callback)
        {
            await LoggedAsync(task, () => origin.InContext(() => callback(task)));
        }

        if (task.Completion is not null)
        {
            await CallActionAsync(task, cancellationToken);
        }
    }

    /// <summary>Calls what members of the store that are gone did not come to.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CallLeftAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The next start comes to them.
        }
        catch (StoreException error)
        {
            parts.Log.UpkeepFailed(error);
        }
    }

    private async Task CallLeftAsync(CancellationToken cancellationToken)
    {
        var after = "";
        while (await parts.Store.ListCompletionsAsync(after, Page, cancellationToken) is { Count: > 0 } left)
        {
            foreach (var task in left.Where(parts.IsOfNobody))
            {
                await CallActionAsync(task, cancellationToken);
            }

            after = left[^1].Id;
        }
    }

    private async Task CallActionAsync(TaskRecord task, CancellationToken cancellationToken)
    {
        if (!calling.TryAdd(task.Id, true))
        {
            return;
        }

        var hasReturned = false;
        await LoggedAsync(task, async () =>
        {
            var completion = StoredCompletion.Read(task.Completion!);
            await actions.CallAsync(completion.Action, completion.ContextOf(task), task, cancellationToken);
            hasReturned = true;
        });

        // A stop that began meanwhile has cut short only what threw.
        if (hasReturned || !cancellationToken.IsCancellationRequested)
        {
            await LoggedAsync(task, () => parts.Store.CompletionDoneAsync(task.Id, CancellationToken.None));
        }

        calling.TryRemove(task.Id, out _);
    }

    private async Task LoggedAsync(TaskRecord task, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception error)
        {
            parts.Log.CompletionFailed(task, error);
        }
    }
}

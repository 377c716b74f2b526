using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Runtime;

/// <summary>What a runtime does from time to time: settles what other members left, and removes what is old.</summary>
internal sealed class Upkeep(RuntimeParts parts, Func<CancellationToken, Task> settleGone)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var removedAt = parts.Time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(parts.Options.LookForGoneEvery, parts.Time, cancellationToken);
                await settleGone(cancellationToken);
                if (parts.Time.GetElapsedTime(removedAt) >= parts.Options.RemoveEvery)
                {
                    removedAt = parts.Time.GetTimestamp();
                    await RemoveAsync(cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // A full disk passes; the next time comes soon.
                parts.Log.UpkeepFailed(error);
            }
        }
    }

    private async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var now = parts.Time.GetUtcNow();
        if (parts.Options.KeepsNotices)
        {
            await parts.Store.RemoveOldNoticesAsync(now - parts.Options.NoticeLifetime, cancellationToken);
        }

        if (parts.Options.CleanupDelay is { } delay)
        {
            await parts.Store.RemoveFinishedAsync(now - delay, cancellationToken: cancellationToken);
        }
    }
}

using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;

namespace PluginTasks.Modules.Running;

/// <summary>The long-running methods of a generation: started with it, again with backoff when they fail, and told to stop when it retires.</summary>
internal sealed class LongRunners(ModuleHostParts parts, Generation generation)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public Task RunAsync() => Task.WhenAll(generation.Code.LongRunning.Select(name => Task.Run(() => KeepRunningAsync(name))));

    private async Task KeepRunningAsync(string name)
    {
        // Also between two runs: what is to run for as long as its module keeps that from being idle.
        using var lease = generation.TryLease();
        var wait = FirstWait;
        while (lease is not null && !generation.Retiring.IsCancellationRequested)
        {
            var began = parts.Time.GetTimestamp();
            if (await RunOnceAsync(name).ConfigureAwait(false))
            {
                return;
            }

            // One that ran for long has earned a quick start.
            wait = parts.Time.GetElapsedTime(began) > LongestWait ? FirstWait : wait;
            await Task.Delay(wait, parts.Time, generation.Retiring).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>Whether it is done: by itself, as it was told to stop, or as its process is gone.</summary>
    private async Task<bool> RunOnceAsync(string name)
    {
        try
        {
            await generation
                .CallAsync(RuntimeMethods.RunLong, new RunLong(name), CallScope.Nobody, waitsForReply: true, generation.Retiring)
                .ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (generation.Retiring.IsCancellationRequested)
        {
            return true;
        }
#pragma warning disable CA1031 // The edge of a module call: it is told, and tried again.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (generation.Lost.IsCompleted)
            {
                return true;
            }

            parts.Log.LongRunningFailed(generation.Module.Name, name, error);
            return false;
        }
    }
}

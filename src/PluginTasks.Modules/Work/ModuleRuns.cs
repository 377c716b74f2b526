using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Modules.Work;

/// <summary>Runs the attempts of tasks in modules: one call for each, from its grant to its end.</summary>
internal sealed class ModuleRuns(TimeSpan cancelGrace, TimeProvider time)
{
    /// <summary>Runs an attempt, and gives its result as JSON.</summary>
    /// <param name="generation">Where.</param>
    /// <param name="run">The attempt.</param>
    /// <param name="call">What is called; the rest is filled in.</param>
    /// <param name="onGivenUp">Told when the work does not heed its cancel.</param>
    /// <exception cref="RunLostException">The process is gone.</exception>
    /// <exception cref="SdkException"><c>limit_exceeded</c>: the process went over a limit and is gone.</exception>
    public async Task<string?> RunAsync(Generation generation, ITaskRun run, RunTask call, Action onGivenUp)
    {
        var task = run.Task;
        var message = call with
        {
            Id = task.Id,
            Attempt = task.Attempt,
            Checkpoint = JsonTexts.Element(task.Checkpoint),
            Trace = run.TraceParent,
            TimeoutSeconds = task.TimeoutSeconds,
        };
        var scope = new CallScope(run.Session) { TraceParent = run.TraceParent, Run = run };
        try
        {
            var running = generation.CallAsync(RuntimeMethods.RunTask, message, scope, waitsForReply: true, run.CancellationToken);
            return JsonTexts.TextOf((await WatchedAsync(running, run, generation.ProcessId is not null, onGivenUp)).Result);
        }
        catch (ConnectionLostException lost) when (lost.Message.StartsWith(ErrorCodes.LimitExceeded, StringComparison.Ordinal))
        {
            // To begin again would only end there again.
            throw new SdkException(ErrorCodes.LimitExceeded, lost.Message, lost);
        }
        catch (ConnectionLostException lost)
        {
            throw new RunLostException(lost.Message);
        }
    }

    private async Task<RunTaskAnswer> WatchedAsync(Task<RunTaskAnswer> running, ITaskRun run, bool canGiveUp, Action onGivenUp)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (run.CancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), stopped))
        {
            if (await Task.WhenAny(running, stopped.Task) == running)
            {
                return await running;
            }
        }

        // In this process nothing can be done about it, but to keep what it runs in for as long as it does.
        if (canGiveUp && await Task.WhenAny(running, Task.Delay(cancelGrace, time)) != running)
        {
            onGivenUp();
            _ = running.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw new RunLostException("given up");
        }

        return await running;
    }
}

using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>Work that is waited for a while, and then goes on as a task.</summary>
internal sealed class ThresholdRun<T>(
    RemoteTasks tasks, TaskSubmission submission, HostLink host, Func<ITaskContext, Task<T>> work, string label, TaskOptions? options)
{
    public Task<WorkOutcome<T>> RunAsync(TimeSpan threshold, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, TimeSpan.Zero);
        TaskSubmission.DemandOneRun(options);
        if ((CurrentCall.Value?.Session ?? Session.Anonymous).UserId is null)
        {
            throw new SdkException(ErrorCodes.NoAuthenticatedUser, "A task needs a signed-in user.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return options?.TaskKey is null ? RunHereAsync(threshold, cancellationToken) : RunAsTaskAsync(threshold, cancellationToken);
    }

    private async Task<WorkOutcome<T>> RunHereAsync(TimeSpan threshold, CancellationToken cancellationToken)
    {
        var started = new StartedWork(tasks, host, host.Ids.Next(), CurrentCall.Value);
        started.Start(async context => await work(context).ConfigureAwait(false));
        using (var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        await using (cancellationToken.UnsafeRegister(static state => ((StartedWork)state!).Cancel(), started).ConfigureAwait(false))
        {
            var first = await Task.WhenAny(started.Running, started.Wanted, Task.Delay(threshold, host.Time, late.Token)).ConfigureAwait(false);
            await late.CancelAsync().ConfigureAwait(false);
            if (first == started.Running || cancellationToken.IsCancellationRequested)
            {
                return await EndHereAsync(started, cancellationToken).ConfigureAwait(false);
            }
        }

        started.Leave();
        try
        {
            var submitted = await submission.SubmitAsync(started, started.Id, label, options, CancellationToken.None).ConfigureAwait(false);
            return new WorkOutcome<T> { TaskId = submitted.Id };
        }
        catch
        {
            started.Forget();
            throw;
        }
    }

    private static async Task<WorkOutcome<T>> EndHereAsync(StartedWork started, CancellationToken cancellationToken)
    {
        try
        {
            return new WorkOutcome<T> { Value = (T)(await started.Running.WaitAsync(cancellationToken).ConfigureAwait(false))! };
        }
        finally
        {
            started.Drop();
        }
    }

    private async Task<WorkOutcome<T>> RunAsTaskAsync(TimeSpan threshold, CancellationToken cancellationToken)
    {
        var function = new FunctionWork(tasks, async context => await work(context).ConfigureAwait(false));
        var submitted = await submission.SubmitAsync(function, null, label, options, cancellationToken).ConfigureAwait(false);
        var background = new WorkOutcome<T> { TaskId = submitted.Id };
        if (!submitted.IsNew)
        {
            return background;
        }

        try
        {
            var value = await function.Done.WaitAsync(threshold, host.Time, cancellationToken).ConfigureAwait(false);
            return new WorkOutcome<T> { Value = (T)value! };
        }
        catch (TimeoutException) when (!function.Done.IsCompleted)
        {
            return background;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !function.Done.IsCompleted)
        {
            await tasks.CancelAsync(submitted.Id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }
}

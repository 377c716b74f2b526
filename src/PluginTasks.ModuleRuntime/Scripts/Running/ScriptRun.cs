using PluginTasks.ModuleRuntime.Scripts.Engine;

namespace PluginTasks.ModuleRuntime.Scripts.Running;

/// <summary>
/// One run of a script on a thread of its own: never on those of the pool, which the connection needs, and with a stack that is large
/// enough for the depth that is allowed.
/// </summary>
internal sealed class ScriptRun(ScriptLimits limits)
{
    private const int StackBytes = 32 * 1024 * 1024;

    /// <summary>Runs the work until it ends, or has been told to stop and the grace is over.</summary>
    /// <param name="engine">The engine; told to stop when <paramref name="stop"/> trips.</param>
    /// <param name="what">For <see cref="ScriptLimits.OnOverrun"/>.</param>
    /// <param name="work">The work; it sees the same token.</param>
    /// <param name="stop">When the time is over or nobody wants the result.</param>
    /// <exception cref="ScriptStoppedException">It was stopped, or does not stop.</exception>
    public async Task<T> RunAsync<T>(ScriptEngine engine, string what, Func<T> work, CancellationToken stop)
    {
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Work(work, ended), StackBytes) { IsBackground = true, Name = what }.Start();
        await using var registration = stop.Register(() =>
        {
            engine.Stop();
            told.TrySetResult();
        }).ConfigureAwait(false);

        await Task.WhenAny(ended.Task, told.Task).ConfigureAwait(false);
        if (!ended.Task.IsCompleted && !await EndsInGraceAsync(ended.Task).ConfigureAwait(false))
        {
            limits.OnOverrun?.Invoke(what);
            throw new ScriptOverrunException(what);
        }

        return await ended.Task.ConfigureAwait(false);
    }

    private async Task<bool> EndsInGraceAsync(Task ended)
    {
        try
        {
            await ended.WaitAsync(limits.Grace, limits.Clock).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!ended.IsCompleted)
        {
            return false;
        }
#pragma warning disable CA1031 // The caller awaits it and sees what it threw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }

        return true;
    }

    private static void Work<T>(Func<T> work, TaskCompletionSource<T> ended)
    {
        try
        {
            ended.SetResult(work());
        }
#pragma warning disable CA1031 // It goes to who awaits the run.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            ended.SetException(problem);
        }
    }
}

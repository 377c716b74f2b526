using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks;

/// <summary>A task that returns a <typeparamref name="T"/>. Thread safe.</summary>
public sealed class BackgroundHandle<T> : BackgroundHandle
{
    internal BackgroundHandle(BackgroundEngine engine, TaskRecord task)
        : base(engine, task)
    {
    }

    /// <summary>The object that its function returned; the default of <typeparamref name="T"/> where it has not completed.</summary>
    public new T? Result => ResultAs<T>();

    /// <inheritdoc cref="BackgroundHandle.WaitAsync"/>
    public new async Task<BackgroundHandle<T>> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        await base.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        return this;
    }
}

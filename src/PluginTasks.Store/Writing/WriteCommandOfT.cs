using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Writing;

/// <typeparam name="T">What the caller gets.</typeparam>
internal abstract class WriteCommand<T> : WriteCommand
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? outcome;
    private ImpossibleTransitionException? refusal;

    public Task<T> Answer => completion.Task;

    public sealed override void Execute(WriteSession session)
    {
        (outcome, refusal) = (default, null);
        try
        {
            outcome = Run(session);
        }
        catch (ImpossibleTransitionException e)
        {
            // Found before anything was written: the commands beside it are not touched.
            refusal = e;
        }
    }

    public sealed override void Complete()
    {
        if (refusal is null)
        {
            completion.TrySetResult(outcome!);
        }
        else
        {
            completion.TrySetException(refusal);
        }
    }

    public sealed override void Fail(Exception error) => completion.TrySetException(error);

    protected abstract T Run(WriteSession session);
}

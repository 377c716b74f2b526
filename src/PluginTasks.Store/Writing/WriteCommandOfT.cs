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
        if (LooksAtRows)
        {
            session.Changed.Write();
        }

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

    /// <summary>Whether it asks the file for rows of tasks, past <see cref="WriteSession.Find"/>, or writes to them.</summary>
    protected virtual bool LooksAtRows => true;

    protected abstract T Run(WriteSession session);
}

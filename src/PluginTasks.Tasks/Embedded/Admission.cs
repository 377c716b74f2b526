using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks;

/// <summary>
/// Takes tasks in, in the order in which they were submitted, on a worker thread: whoever submits never waits, whatever
/// thread, lock or context it holds. Its thread is there only while something waits. Thread safe.
/// </summary>
internal sealed class Admission(Func<Task> start, Func<TaskSubmission, Task> add, Action<BackgroundHandle, Exception> refuse)
{
    private readonly Lock gate = new();
    private readonly Queue<(BackgroundHandle Handle, TaskSubmission Submission)> waiting = new();
    private bool isWorking;

    public void Add(BackgroundHandle handle, TaskSubmission submission)
    {
        lock (gate)
        {
            waiting.Enqueue((handle, submission));
            if (isWorking)
            {
                return;
            }

            isWorking = true;
        }

        // Unsafe: the first caller's context is not everybody's.
        ThreadPool.UnsafeQueueUserWorkItem(static admission => _ = admission.WorkAsync(), this, preferLocal: false);
    }

    private async Task WorkAsync()
    {
        while (Next(out var next))
        {
            try
            {
                await start();
            }
            catch (Exception error)
            {
                refuse(next.Handle, error);
                continue;
            }

            // Not awaited, so that a store can take many in one go; its handle tells when it is done.
            _ = AdmitAsync(next.Handle, next.Submission);
        }
    }

    private async Task AdmitAsync(BackgroundHandle handle, TaskSubmission submission)
    {
        try
        {
            await add(submission);
            handle.Accepted.TrySetResult();
        }
        catch (Exception error)
        {
            refuse(handle, error);
        }
    }

    private bool Next(out (BackgroundHandle Handle, TaskSubmission Submission) next)
    {
        lock (gate)
        {
            return isWorking = waiting.TryDequeue(out next);
        }
    }
}

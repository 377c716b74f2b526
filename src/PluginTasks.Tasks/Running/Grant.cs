using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Running;

/// <summary>The place among the running that an attempt holds, and gives to others while it only waits. Thread safe.</summary>
internal sealed class Grant(TaskDispatcher dispatcher, TaskRecord task)
{
    private readonly Lock gate = new();
    private bool isHeld = true;
    private bool isReleased;
    private Task? taking;

    public void Give()
    {
        lock (gate)
        {
            if (!isHeld)
            {
                return;
            }

            isHeld = false;
            taking = null;
        }

        dispatcher.GiveBack(task);
    }

    /// <summary>Waits for a place, in turn with everybody else. Of several that wait at once the first takes it for all.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return isHeld || isReleased ? Task.CompletedTask : taking ??= AcquireAsync(cancellationToken);
        }
    }

    /// <summary>At the end of the attempt. What its work still waits for takes no place any more.</summary>
    public void Release()
    {
        bool waits;
        lock (gate)
        {
            isReleased = true;
            waits = taking is { IsCompleted: false };
        }

        if (waits)
        {
            dispatcher.GiveUp(task);
        }

        Give();
    }

    private async Task AcquireAsync(CancellationToken cancellationToken)
    {
        await dispatcher.ReturnAsync(task, cancellationToken);
        lock (gate)
        {
            isHeld = true;
        }

        if (isReleased)
        {
            Give();
        }
    }
}

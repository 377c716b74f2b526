using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Running;

/// <summary>The submission that this process took, and the context in which: its attempts run in it, whoever made room for them.</summary>
internal sealed record RunOrigin(TaskSubmission Submission, ExecutionContext? Context)
{
    public T InContext<T>(Func<T> function)
    {
        if (Context is null)
        {
            return function();
        }

        T? result = default;
        ExecutionContext.Run(Context, _ => result = function(), null);
        return result!;
    }
}

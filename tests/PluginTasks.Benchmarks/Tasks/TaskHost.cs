using PluginTasks.Store;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>A started runtime over a file.</summary>
internal sealed class TaskHost : IAsyncDisposable
{
    private TaskHost(SqliteTaskStore store, TaskRuntime runtime)
    {
        Store = store;
        Runtime = runtime;
    }

    public SqliteTaskStore Store { get; }

    public TaskRuntime Runtime { get; }

    public static async Task<TaskHost> StartAsync(TaskFile file, TaskRuntimeOptions? options = null)
    {
        var store = file.Open();
        var runtime = new TaskRuntime(store, options);
        await runtime.StartAsync();
        return new TaskHost(store, runtime);
    }

    /// <summary>The runtime itself, as code of this process uses it.</summary>
    public TaskSubmitter Submitter => async (work, ended) =>
    {
        var added = await Runtime.SubmitAsync(new TaskSubmission
        {
            Module = "reports",
            Label = "Monthly report",
            UserId = "anna",
            OrganizationId = "acme",
            Work = work,
            OnComplete = ended is null ? null : _ =>
            {
                ended();
                return Task.CompletedTask;
            },
        });
        return added.Task.Id;
    };

    public async ValueTask DisposeAsync()
    {
        await Runtime.DisposeAsync();
        await Store.DisposeAsync();
    }
}

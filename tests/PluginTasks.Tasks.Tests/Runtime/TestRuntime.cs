using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>A runtime over a store in memory, with a clock that stands still.</summary>
internal sealed class TestRuntime : IAsyncDisposable, IRegisteredWork, ITaskLog
{
    private readonly Dictionary<string, RegisteredTask> works = [];
    private readonly ConcurrentQueue<string> logged = new();

    public TestRuntime(TaskRuntimeOptions? options = null, ITaskStore? store = null, IUserDirectory? users = null, ICompletionActions? actions = null)
    {
        Store = store ?? new MemoryTaskStore();
        Runtime = new TaskRuntime(Store, options, this, Time, this, users, actions);
    }

    public ManualTime Time { get; } = new();

    public ITaskStore Store { get; }

    public TaskRuntime Runtime { get; }

    public IReadOnlyList<string> Logged => [.. logged];

    public static async Task<TestRuntime> StartAsync(TaskRuntimeOptions? options = null, ITaskStore? store = null, params (string Name, TaskWork Work)[] works)
    {
        var test = new TestRuntime(options, store);
        foreach (var (name, work) in works)
        {
            test.Register(name, work);
        }

        await test.Runtime.StartAsync();
        return test;
    }

    public async Task<string> SubmitAsync(TaskWork work, TaskOptions? options = null, string user = "ada", string module = "m", Func<TaskRecord, Task>? onComplete = null) =>
        (await Runtime.SubmitAsync(new TaskSubmission { Module = module, UserId = user, Work = work, Options = options ?? new TaskOptions(), OnComplete = onComplete })).Task.Id;

    public async Task<string> SubmitAsync(string name, TaskOptions? options = null, Func<TaskRecord, Task>? onComplete = null) =>
        (await Runtime.SubmitAsync(new TaskSubmission { Module = "m", UserId = "ada", TaskName = name, Options = options ?? new TaskOptions(), OnComplete = onComplete })).Task.Id;

    public void Register(string name, TaskWork work) => works[name] = new RegisteredTask { Name = name, Work = work };

    public void Register(RegisteredTask task) => works[task.Name] = task;

    public Task<TaskRecord> EndAsync(string id) => Runtime.WaitAsync(id).WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) => ValueTask.FromResult(works.GetValueOrDefault(taskName));

    public void AttemptFailed(TaskRecord task, Exception error) => logged.Enqueue($"failed {error.GetType().Name}");

    public void CompletionFailed(TaskRecord task, Exception error) => logged.Enqueue($"completion {error.Message}");

    public void LateReport(TaskRecord task) => logged.Enqueue("late");

    public void StoreFailed(TaskRecord task, Exception error) => logged.Enqueue($"store {error.Message}");

    public void UpkeepFailed(Exception error) => logged.Enqueue($"upkeep {(error as SdkException)?.Code}");

    public ValueTask DisposeAsync() => Runtime.DisposeAsync();
}

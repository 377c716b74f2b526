using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Facade;

/// <summary>A facade over a runtime that runs, and who comes to it.</summary>
public abstract class FacadeTest : IAsyncLifetime
{
    protected static TaskCaller Ada { get; } = As("ada");

    protected static TaskCaller Bob { get; } = As("bob");

    protected static TaskCaller Eve { get; } = As("eve");

    protected static TaskCaller Nobody { get; } = new("m", Session.Anonymous);

    private protected TestRuntime Test { get; private set; } = null!;

    protected TaskFacade Facade { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Test = await TestRuntime.StartAsync();
        Facade = new TaskFacade(Test.Runtime);
    }

    public async Task DisposeAsync() => await Test.DisposeAsync();

    protected static TaskCaller As(string user, string? organization = "acme", string role = "user", string? module = "m", params string[] permissions) =>
        new(module, new Session { UserId = user, OrganizationId = organization, Role = role, Permissions = permissions }, "00-1-2-01");

    protected async Task<string> SubmitAsync(TaskCaller caller, TaskWork work, TaskOptions? options = null) =>
        (await Facade.SubmitAsync(caller, work, "Work", options)).Task.Id;

    /// <summary>A task that runs until it is cancelled, and does.</summary>
    protected async Task<string> RunningAsync(TaskCaller caller, TaskOptions? options = null)
    {
        var started = new TaskCompletionSource();
        var id = await SubmitAsync(
            caller,
            async run =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
                return null;
            },
            options);
        await started.Task;
        while ((await Test.Store.GetAsync(id))!.Status != TaskState.Running)
        {
            await Task.Yield();
        }

        return id;
    }

    /// <summary>A task that asks, waits, and gives the answer as its result.</summary>
    protected async Task<string> AskingAsync(TaskCaller caller, TaskOptions? options = null)
    {
        var id = await SubmitAsync(caller, async run => await run.AskAsync("""[{"kind":"Text"}]"""), options);
        while ((await Test.Store.GetAsync(id))!.Status != TaskState.WaitingConfirmation)
        {
            await Task.Yield();
        }

        return id;
    }

    protected Task<TaskRecord> EndAsync(string id) => Test.EndAsync(id);

    protected async Task<string> DoneAsync(TaskCaller caller, TaskOptions? options = null)
    {
        var id = await SubmitAsync(caller, _ => Task.FromResult<string?>("1"), options);
        await EndAsync(id);
        return id;
    }

    protected static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAnyAsync<SdkException>(call)).Code;
}

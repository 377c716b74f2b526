using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Tests;

namespace PluginTasks.Samples.Tests.Hello;

/// <summary>The same in a process of its own, and its end in the middle.</summary>
public sealed class HelloInWorkerTests : HelloSuite
{
    private protected override string Worker => RepositoryRoot.Worker;

    [Fact]
    public async Task Picking_KilledAfterAnApple_GoesOnWithTheNext()
    {
        await using var host = await StartAsync();
        var id = await host.SubmitAsync("pick_apples", new { count = 2 });
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);

        using (var worker = Process.GetProcessById(host.Host.Module("hello")!.Current!.ProcessId!.Value))
        {
            worker.Kill();
        }

        await host.UntilAsync(id, t => t is { Attempt: 2, Status: TaskState.WaitingConfirmation });
        await host.RespondAsync(id, new { confirmed = true });
        var task = await host.WaitAsync(id);
        Assert.Equal((TaskState.Completed, 2), (task.Status, task.Attempt));
        Assert.Equal("""{"picked":2}""", task.Result!.Value.GetRawText());
    }
}

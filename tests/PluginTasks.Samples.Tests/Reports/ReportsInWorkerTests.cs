using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Samples.Tests.Reports;

/// <summary>The same in a process of its own, and what happens when that process ends in the middle.</summary>
public sealed class ReportsInWorkerTests : ReportsSuite
{
    private protected override string Worker => RepositoryRoot.Worker;

    [Fact]
    public async Task Report_KilledAtACheckpoint_GoesOnAndCountsNothingTwice()
    {
        await using var host = await StartAsync(SmallSteps);
        var id = await host.SubmitAsync("generate_monthly", new { month = Month, on_duplicates = "merge" });
        var before = await host.UntilAsync(id, t => RowsRead(t) >= 20_000);

        Kill(host);

        var after = await host.UntilAsync(id, t => t is { Attempt: 2, Status: TaskState.Running });
        Assert.InRange(RowsRead(after), RowsRead(before), 99_000);
        var task = await host.WaitAsync(id);
        Assert.Equal(2, task.Attempt);
        IsRight(task, merged: true);
    }

    [Fact]
    public async Task Report_KilledTwice_GoesOnEachTime()
    {
        await using var host = await StartAsync(SmallSteps);
        var id = await host.SubmitAsync("generate_monthly", new { month = Month, on_duplicates = "keep" });
        foreach (var (attempt, rows) in ((int, int)[])[(1, 10_000), (2, 40_000)])
        {
            // The row of an attempt that was killed says for a moment more that it runs.
            await host.UntilAsync(id, t => t.Attempt == attempt && t.Status == TaskState.Running && RowsRead(t) >= rows);
            Kill(host);
        }

        var task = await host.WaitAsync(id);

        Assert.Equal(3, task.Attempt);
        IsRight(task, merged: false);
    }

    [Fact]
    public async Task Report_KilledWhileItAsks_KeepsItsQuestion()
    {
        await using var host = await StartAsync();
        var id = await StartReportAsync(host);
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);

        Kill(host);

        await host.UntilAsync(id, t => t is { Attempt: 2, Status: TaskState.WaitingConfirmation });
        await host.RespondAsync(id, new { confirmed = true });
        IsRight(await host.WaitAsync(id), merged: true);
    }

    private static void Kill(ModuleTestHost host)
    {
        using var worker = Process.GetProcessById(host.Host.Module("reports")!.Current!.ProcessId!.Value);
        worker.Kill();
    }
}

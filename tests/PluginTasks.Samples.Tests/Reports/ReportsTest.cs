using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.Reports;

/// <summary>Starts <c>modules/reports</c>, with a data folder that outlives the host.</summary>
public abstract class ReportsTest : IDisposable
{
    protected const string Month = "2026-04";

    /// <summary>A step costs a moment until it is stored, and most tests do not look at them.</summary>
    private static readonly ModuleTestHostOptions LargeSteps = new() { Settings = new { rows_per_step = 25_000 } };

    /// <summary>Small steps, so that there is a middle.</summary>
    private protected static readonly ModuleTestHostOptions SmallSteps = new() { Settings = new { rows_per_step = 2_000 } };

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-test-");

    protected static Session Root { get; } = new() { UserId = "root", Role = "super" };

    private protected abstract string? Worker { get; }

    private protected string DataFolder => data.FullName;

    public void Dispose()
    {
        data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<ModuleTestHost> StartAsync(ModuleTestHostOptions? options = null) => ModuleTestHost.StartAsync(
        "modules/reports", (options ?? LargeSteps) with { Worker = Worker, DataFolder = DataFolder });

    /// <summary>The result has to be that of the file, whatever happened on the way.</summary>
    private protected void IsRight(TaskSnapshot task, bool merged)
    {
        Assert.Equal((TaskState.Completed, null), (task.Status, task.Error));
        var result = task.Result!.Value;
        var byHand = SalesByHand.Read(DataFolder, result.GetProperty("month").GetString()!);
        Assert.Equal((100_000, 80), (byHand.Rows, byHand.Duplicates));
        Assert.Equal(merged ? byHand.Rows - byHand.Duplicates : byHand.Rows, result.GetProperty("rows").GetInt32());
        Assert.Equal(byHand.Duplicates, result.GetProperty("duplicates").GetInt32());
        Assert.Equal(merged ? byHand.CentsMerged : byHand.Cents, result.GetProperty("cents").GetInt64());
    }

    private protected static int RowsRead(TaskSnapshot task) => task.Checkpoint is { } tally ? tally.GetProperty("rows").GetInt32() : 0;

    private protected static string TaskOf(JsonElement appended) => appended.GetProperty("task_id").GetString()!;
}

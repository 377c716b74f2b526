using System.Diagnostics.Metrics;
using System.Text.Json;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Web.Health;

/// <summary>How many tasks are active and how the modules are. Tasks are counted in the store, so not at each look. Thread safe.</summary>
internal sealed class HostGauges
{
    private static readonly TaskState[] Active = [TaskState.Pending, TaskState.Running, TaskState.WaitingConfirmation];
    private static readonly TaskCaller Everybody = new(null, new Session { UserId = "metrics", Role = "super" });

    private readonly PluginHost host;
    private readonly int[] counts = new int[Active.Length];

    public HostGauges(Meter meter, PluginHost host)
    {
        this.host = host;
        meter.CreateObservableGauge("plugintasks_tasks", Tasks, null, "Active tasks, by status.");
        meter.CreateObservableGauge("plugintasks_modules", Modules, null, "Modules, by how their code is.");
    }

    /// <summary>Counts anew.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < Active.Length; i++)
        {
            Volatile.Write(ref counts[i], await host.Tasks.Reading.CountAsync(Everybody, new TaskFilters { Status = Active[i] }, cancellationToken));
        }
    }

    private IEnumerable<Measurement<long>> Tasks() =>
        Active.Select((state, i) => Measured(Volatile.Read(ref counts[i]), "status", TaskMessage.NameOf(state)));

    private IEnumerable<Measurement<long>> Modules() => host.Modules
        .GroupBy(m => m.Condition)
        .Select(g => Measured(g.Count(), "condition", JsonNamingPolicy.SnakeCaseLower.ConvertName(g.Key.ToString())));

    private static Measurement<long> Measured(long count, string tag, string value) =>
        new(count, new KeyValuePair<string, object?>(tag, value));
}

using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>A task's work while it runs here.</summary>
internal sealed class TaskRun
{
    public TaskRun(HostLink host, string id, long call, Session session, CancellationToken cancellation)
    {
        Id = id;
        Cancellation = cancellation;
        Call = new CurrentCall(call, session) { Task = this };
        Progress = new ProgressReports(host, Call, id);
    }

    public string Id { get; }

    public int Attempt { get; init; } = 1;

    public JsonElement? Checkpoint { get; init; }

    public CancellationToken Cancellation { get; }

    public CurrentCall Call { get; }

    public ProgressReports Progress { get; }

    /// <summary>Whether the host knows of it.</summary>
    public bool IsTask => Started is not { IsTask: false };

    /// <summary>Work that has begun before there is a task; null where there is one.</summary>
    public StartedWork? Started { get; init; }
}

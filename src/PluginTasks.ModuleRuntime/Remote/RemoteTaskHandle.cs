using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>A task as this process last heard of it.</summary>
internal sealed class RemoteTaskHandle(RemoteTasks tasks, TaskSnapshot task) : ITaskHandle
{
    private volatile TaskSnapshot task = task;

    public string Id => task.TaskId;

    public string Label => task.Label;

    public TaskState Status => task.Status;

    public double Progress => task.Progress;

    public JsonElement? Result => task.Result;

    public string? Error => task.Error;

    public async Task<TaskSnapshot> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        task = await tasks.WaitAsync(Id, timeout, cancellationToken).ConfigureAwait(false);

    public Task<bool> CancelAsync(CancellationToken cancellationToken = default) => tasks.CancelAsync(Id, cancellationToken);
}

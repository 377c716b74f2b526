using System.Text.Json;
using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>What a task's work is called with.</summary>
internal sealed class RemoteTaskContext(RemoteTasks tasks, TaskRun run) : ITaskContext
{
    public string Id => run.Id;

    public int Attempt => run.Attempt;

    public JsonElement? Checkpoint => run.Checkpoint;

    public CancellationToken CancellationToken => run.Cancellation;

    public IModuleLogger Logger => field ??= tasks.LoggerOf(run.Id);

    public Task UpdateProgressAsync(double progress, object? checkpoint = null, string? label = null) => run.Cancellation.IsCancellationRequested
        ? Task.FromCanceled(run.Cancellation)
        : RemoteTasks.UpdateProgressAsync(run, progress, checkpoint, label, run.Cancellation);

    public Task EmitProgressAsync(double? progress = null, string? label = null, object? checkpoint = null) =>
        tasks.EmitProgressAsync(run.Id, progress, label, checkpoint, run.Cancellation);

    public Task<JsonMap> RequestConfirmationAsync(Builder builder, TimeSpan? timeout = null) =>
        tasks.RequestConfirmationAsync(run.Id, builder, timeout, run.Cancellation);
}

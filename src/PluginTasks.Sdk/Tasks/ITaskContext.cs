using System.Text.Json;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>
/// What a task's work is called with: itself.
/// Its calls end with <see cref="OperationCanceledException"/> once the task is cancelled. Thread safe.
/// </summary>
public interface ITaskContext
{
    /// <summary>The task's id, there from the start.</summary>
    string Id { get; }

    /// <summary>Which attempt this is, from 1: more after a retry or a resume.</summary>
    int Attempt { get; }

    /// <summary>The checkpoint that was stored when this attempt began; null where there was none. <see cref="CheckpointAs{T}"/> reads it.</summary>
    JsonElement? Checkpoint { get; }

    /// <summary>Trips when the task is cancelled, runs out of time, or is to make way for a reload or shutdown. Pass it on.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Writes to the log under the task's id.</summary>
    IModuleLogger Logger { get; }

    /// <summary>The checkpoint as it was given to <see cref="UpdateProgressAsync"/>; the default of <typeparamref name="T"/> where there was none.</summary>
    /// <exception cref="JsonException">It is not a <typeparamref name="T"/>.</exception>
    T? CheckpointAs<T>() => ModuleJson.Read<T>(Checkpoint);

    /// <summary>Stores a milestone and shows it. What is returned from is not lost by a crash.</summary>
    /// <param name="progress">How far it is; taken as 0 below and as 1 above.</param>
    /// <param name="checkpoint">What a resumed attempt is to know, up to 1 MiB of JSON. Default: the stored one stays.</param>
    /// <param name="label">What the user is to see. Default: the stored one stays.</param>
    /// <exception cref="ArgumentException">The progress is NaN, or the checkpoint cannot be written as JSON.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>.</exception>
    Task UpdateProgressAsync(double progress, object? checkpoint = null, string? label = null);

    /// <summary>Shows progress and stores nothing; for what changes often. At most 20 a second are sent, the latest always.</summary>
    /// <param name="progress">How far it is; taken as 0 below and as 1 above. Default: as far as it is.</param>
    /// <param name="label">What the user is to see for now. Default: no change.</param>
    /// <param name="checkpoint">Told to clients as present, not stored. Default: none.</param>
    /// <exception cref="ArgumentException">The progress is NaN.</exception>
    Task EmitProgressAsync(double? progress = null, string? label = null, object? checkpoint = null);

    /// <summary>
    /// Asks the task's user and waits for the answer; the task gives its place to others meanwhile. A resumed attempt's
    /// first question takes up the one that was open, or the answer that came to it.
    /// </summary>
    /// <param name="builder">
    /// What the user sees.
    /// Buttons answer with <c>background_task.confirm</c>, <c>background_task.decline</c> or <c>background_task.respond</c>.
    /// </param>
    /// <param name="timeout">How long to wait. Default: without end.</param>
    /// <returns>The answer: <c>confirmed</c> for plain yes and no, else what was sent.</returns>
    /// <exception cref="ConfirmationTimeoutException">Nobody answered in time; the task runs on.</exception>
    /// <exception cref="SdkException"><c>confirmation_pending</c>: another question waits.</exception>
    /// <exception cref="ArgumentNullException">There is no builder.</exception>
    Task<JsonMap> RequestConfirmationAsync(Builder builder, TimeSpan? timeout = null);
}

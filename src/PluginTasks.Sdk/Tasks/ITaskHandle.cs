using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>
/// One task to watch and to end. Its properties tell what this process last heard of it: at <see cref="ITasks.GetAsync"/>
/// and at <see cref="WaitAsync"/>. Thread safe.
/// </summary>
public interface ITaskHandle
{
    /// <summary>Its id.</summary>
    string Id { get; }

    /// <summary>What the user sees as its name.</summary>
    string Label { get; }

    /// <summary>Where it stands.</summary>
    TaskState Status { get; }

    /// <summary>How far it is, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>What it returned; null where it returned nothing or has not completed.</summary>
    JsonElement? Result { get; }

    /// <summary>Why it failed or was interrupted; null where it was not.</summary>
    string? Error { get; }

    /// <summary>Whether its state is final, whichever of the four.</summary>
    bool IsCompleted => Status.IsFinal();

    /// <summary>What it returned; the default of <typeparamref name="T"/> where it returned nothing or has not completed.</summary>
    /// <exception cref="JsonException">It is not a <typeparamref name="T"/>.</exception>
    T? ResultAs<T>() => ModuleJson.Read<T>(Result);

    /// <summary>Waits for a final state and gives the task as it then is.</summary>
    /// <param name="timeout">How long at most. Default: without end.</param>
    /// <param name="cancellationToken">Gives up waiting; the task runs on.</param>
    /// <exception cref="TimeoutException">It has not ended in time; nothing about it has changed.</exception>
    Task<TaskSnapshot> WaitAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Asks for its end; true where it was active.</summary>
    Task<bool> CancelAsync(CancellationToken cancellationToken = default);
}

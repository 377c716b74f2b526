using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sdk;

/// <summary>What came of <see cref="ITasks.RunOrBackgroundAsync"/>: the value, or the task that goes on making it. Immutable and thread safe.</summary>
/// <typeparam name="T">What the work returns.</typeparam>
public sealed class WorkOutcome<T>
{
    private readonly T? value;

    /// <summary>The task that goes on; null where the work is done.</summary>
    public string? TaskId { get; init; }

    /// <summary>Whether the work goes on in the background.</summary>
    [MemberNotNullWhen(true, nameof(TaskId))]
    public bool IsBackground => TaskId is not null;

    /// <summary>What the work returned.</summary>
    /// <exception cref="InvalidOperationException">It is not done; ask <see cref="IsBackground"/> first.</exception>
    public T Value
    {
        get => IsBackground
            ? throw new InvalidOperationException($"The work goes on as the task {TaskId} and has no value yet; ask {nameof(IsBackground)} first.")
            : value!;
        init => this.value = value;
    }
}

using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>Thrown by a task's own work to choose what its user is told about the failure.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What the user is told; it becomes the task's <c>error</c>.</param>
    /// <param name="details">More for the log, as any object that JSON can hold. Default: nothing.</param>
    /// <param name="inner">What it came from, for the log. Default: nothing.</param>
    /// <exception cref="ArgumentException">The message is empty, or the details cannot be written as JSON.</exception>
    public TaskFailedException(string message, object? details = null, Exception? inner = null)
        : base(message, inner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Details = details is null ? null : ModuleJson.ToElement(details);
    }

    /// <summary>More for the log; null where there is nothing.</summary>
    public JsonElement? Details { get; }
}

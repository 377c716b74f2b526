using System.Globalization;

namespace PluginTasks.Sdk;

/// <summary>Nobody answered a task's question in time. The task runs on. Code <c>confirmation_timeout</c>.</summary>
/// <param name="taskId">The task.</param>
/// <param name="timeout">How long it waited.</param>
public sealed class ConfirmationTimeoutException(string taskId, TimeSpan timeout)
    : SdkException(ErrorCodes.ConfirmationTimeout, string.Create(CultureInfo.InvariantCulture, $"Nobody answered within {timeout.TotalSeconds} s."))
{
    /// <summary>The task.</summary>
    public string TaskId { get; } = taskId;

    /// <summary>How long it waited.</summary>
    public TimeSpan Timeout { get; } = timeout;
}

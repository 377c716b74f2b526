using PluginTasks.Sdk;

namespace PluginTasks.Modules.Actions;

/// <summary>An action threw. Users get the correlation id, the log has the rest. Code <c>action_failed</c>.</summary>
public sealed class ActionFailedException(string action, string correlationId, Exception inner)
    : SdkException(ErrorCodes.ActionFailed, $"'{action}' failed. The log says why, under {correlationId}.", inner)
{
    public string CorrelationId { get; } = correlationId;
}

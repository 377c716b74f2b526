namespace PluginTasks.Tasks.Storage;

/// <summary>A message that waits for its user.</summary>
/// <param name="MessageId">By which it is acknowledged, and known again.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="TaskId">The task it belongs to, where there is one.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="Body">The message as JSON. In the notice of a change, <c>seq</c> is filled in by the store's answer, not here.</param>
public sealed record Notice(string MessageId, string UserId, string? TaskId, DateTimeOffset CreatedAt, string Body);

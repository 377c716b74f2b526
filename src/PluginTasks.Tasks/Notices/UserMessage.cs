namespace PluginTasks.Tasks.Notices;

/// <summary>A message to one user.</summary>
/// <param name="Json">An object with the message's name as its only key, in UTF-8.</param>
/// <param name="MessageId">By which it is acknowledged; null where it need not be.</param>
/// <param name="MayBeDropped">Progress that is only shown: the first to go where there is too much.</param>
/// <param name="Waited">It waited for its user, and can go on doing so until there is room for it.</param>
public sealed record UserMessage(ReadOnlyMemory<byte> Json, string? MessageId, bool MayBeDropped, bool Waited = false);

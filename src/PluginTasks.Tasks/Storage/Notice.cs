namespace PluginTasks.Tasks.Storage;

/// <summary>A message that waits for its user.</summary>
/// <param name="MessageId">By which it is acknowledged, and known again.</param>
/// <param name="UserId">Whom it is for.</param>
/// <param name="TaskId">The task it belongs to, where there is one.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="Body">The message as JSON, without <c>seq</c>: a store does not look into it, who sends it puts <see cref="Seq"/> in.</param>
public sealed record Notice(string MessageId, string UserId, string? TaskId, DateTimeOffset CreatedAt, string Body)
{
    /// <summary>
    /// The task's <see cref="States.TaskRecord.Seq"/> after the change that the notice came with. The store fills it
    /// in, in the transaction of the change, where it is null; a notice that comes with no change keeps what it has.
    /// </summary>
    public long? Seq { get; init; }
}

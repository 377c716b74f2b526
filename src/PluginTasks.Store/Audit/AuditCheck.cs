namespace PluginTasks.Store.Audit;

/// <summary>What a look at the whole audit log found. Immutable.</summary>
/// <param name="Count">How many rows are good, from the first on.</param>
/// <param name="Hash">The hash of the last of them; by this and the count somebody can tell later that nothing was changed.</param>
/// <param name="BadRow">The first row that is not as it was written, or that is not there; null where all is well.</param>
/// <param name="Problem">What is wrong with it; null where all is well.</param>
public sealed record AuditCheck(long Count, string Hash, long? BadRow, string? Problem);

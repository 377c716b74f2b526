namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>Where requests are kept, and the decisions that are for good. Thread safe.</summary>
public interface IAccessStore
{
    Task<StoredAccess> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps requests, in the place of those about the same.</summary>
    Task SaveAsync(IReadOnlyList<AccessRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>Keeps a decision in the place of one about the same, and removes the request.</summary>
    Task DecideAsync(DecidedAccess decision, CancellationToken cancellationToken = default);

    /// <summary>Removes decision and request. False where there was neither.</summary>
    Task<bool> ForgetAsync(AccessKey key, CancellationToken cancellationToken = default);
}

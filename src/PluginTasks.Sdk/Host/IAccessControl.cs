namespace PluginTasks.Sdk;

/// <summary>
/// What modules ask for, and what is decided. A decision holds at once for the Sdk's calls, the way out to the network and programs that are
/// started; for a worker's own use of files once it is replaced: at once where something is taken away, when it is idle where something is
/// given. See <see cref="IHostControl"/> for who may. Thread safe.
/// </summary>
public interface IAccessControl
{
    /// <summary>What waits for a decision, the last asked first.</summary>
    Task<IReadOnlyList<AccessRequestInfo>> RequestsAsync(CancellationToken cancellationToken = default);

    /// <summary>All decisions, the newest first.</summary>
    Task<IReadOnlyList<AccessDecisionInfo>> DecisionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lets a module do something that a rule of its manifest might let it do.</summary>
    /// <param name="module">The module.</param>
    /// <param name="resourceType">As in a manifest.</param>
    /// <param name="operation">As in a manifest.</param>
    /// <param name="target">As in a manifest.</param>
    /// <param name="forGood">Whether for good. Default: for as long as this host process runs.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">No rule can be about that.</exception>
    /// <exception cref="SdkException"><c>module_unavailable</c>: there is none of that name.</exception>
    Task AllowAsync(string module, string resourceType, string operation, string target, bool forGood = false, CancellationToken cancellationToken = default);

    /// <summary>Refuses something to a module, whatever its manifest says.</summary>
    /// <exception cref="ArgumentException">No rule can be about that.</exception>
    /// <exception cref="SdkException"><c>module_unavailable</c>: there is none of that name.</exception>
    Task DenyAsync(string module, string resourceType, string operation, string target, CancellationToken cancellationToken = default);

    /// <summary>Takes a decision back, or a request away: it is undecided again. False where there was neither.</summary>
    Task<bool> ForgetAsync(string module, string resourceType, string operation, string target, CancellationToken cancellationToken = default);
}

namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>Keeps what is asked and decided for as long as it lives itself. Thread safe.</summary>
public sealed class MemoryAccessStore : IAccessStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<AccessKey, AccessRequest> requests = [];
    private readonly Dictionary<AccessKey, DecidedAccess> decisions = [];

    public Task<StoredAccess> ReadAsync(CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return Task.FromResult(new StoredAccess([.. requests.Values], [.. decisions.Values]));
        }
    }

    public Task SaveAsync(IReadOnlyList<AccessRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        lock (gate)
        {
            foreach (var request in requests)
            {
                this.requests[request.Key] = request;
            }
        }

        return Task.CompletedTask;
    }

    public Task DecideAsync(DecidedAccess decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        lock (gate)
        {
            decisions[decision.Key] = decision;
            requests.Remove(decision.Key);
        }

        return Task.CompletedTask;
    }

    public Task<bool> ForgetAsync(AccessKey key, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            return Task.FromResult(requests.Remove(key) | decisions.Remove(key));
        }
    }
}

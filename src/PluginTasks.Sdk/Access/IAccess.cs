namespace PluginTasks.Sdk;

/// <summary>Asks what the sandbox lets the module do. Thread safe.</summary>
public interface IAccess
{
    /// <summary>
    /// Asks for one thing. What is not decided is recorded as a request that a <c>super</c> user decides on; ask again later.
    /// </summary>
    /// <param name="resourceType"><c>filesystem</c>, <c>network</c>, <c>subprocess</c> or <c>host</c>.</param>
    /// <param name="operation">
    /// Of a filesystem <c>read</c>, <c>execute</c>, <c>create</c>, <c>modify</c> or <c>delete</c>; of a network <c>send</c> or
    /// <c>receive</c>; of a subprocess <c>run</c>; of the host <c>manage</c>.
    /// </param>
    /// <param name="target">The path, address or program, written as in the manifest's <c>access</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">An unknown resource type or operation, or a target that cannot be read.</exception>
    Task<AccessDecision> Check(string resourceType, string operation, string target, CancellationToken cancellationToken = default);
}

using PluginTasks.Sandbox.Access;

namespace PluginTasks.Sandbox.Audit;

/// <summary>Told of what modules were refused. Thread safe; does not throw, and does not wait.</summary>
public interface IDenialLog
{
    /// <param name="module">Which module.</param>
    /// <param name="resource">What it wanted to use.</param>
    /// <param name="operation">How.</param>
    /// <param name="target">Which one, as the module wrote it.</param>
    /// <param name="reason">Why not; a code.</param>
    void Denied(string module, ResourceType resource, AccessOperation operation, string target, string reason);
}

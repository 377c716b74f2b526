namespace PluginTasks.Sdk;

/// <summary>
/// Marks a method that runs as long as its module: <c>Task Publish(CancellationToken ct)</c>. It is started with the
/// module, restarted with backoff when it throws, and told to stop through its token.
/// </summary>
/// <param name="name">Its name, for the log; see <see cref="ModuleNames.LocalPattern"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongRunningAttribute(string name) : Attribute
{
    /// <summary>Its name, for the log.</summary>
    public string Name { get; } = name;
}

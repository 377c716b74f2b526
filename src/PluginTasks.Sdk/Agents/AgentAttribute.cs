namespace PluginTasks.Sdk;

/// <summary>
/// Marks a class as an agent, run by <see cref="ITasks.SubmitAgentAsync"/> and by schedules. Of its public methods
/// <c>StartAsync</c>, <c>ChatAsync</c> and <c>RunAsync</c> the first that it has is called with the prompt:
/// <c>Task&lt;T&gt; StartAsync(string prompt)</c>, with <see cref="ITaskContext"/> and <see cref="CancellationToken"/> behind it
/// where it wants them. What it returns is the task's result. It is made anew for each prompt and gets
/// <see cref="IModuleSdk"/> through its constructor.
/// </summary>
/// <param name="name">Its name within the module, see <see cref="ModuleNames.LocalPattern"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AgentAttribute(string name) : Attribute
{
    /// <summary>Its name within the module.</summary>
    public string Name { get; } = name;

    /// <summary>What it is to do in general. Default: nothing. The host shows it; the agent may read it from here.</summary>
    public string Instructions { get; set; } = "";
}

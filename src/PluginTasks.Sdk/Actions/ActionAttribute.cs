namespace PluginTasks.Sdk;

/// <summary>
/// Marks a method as an action, called from pages as <c>module.name</c>. Its parameters, each left out where not wanted and
/// in this order: a payload (any class or record, read from the values and validated before the call),
/// <see cref="ActionContext"/>, <see cref="CancellationToken"/> (trips at the deadline, 30 s by default). It returns a task
/// of <see cref="ActionResponse"/>, of any other value (answered as that value), or of nothing.
/// </summary>
/// <param name="name">Its name within the module, see <see cref="ModuleNames.LocalPattern"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActionAttribute(string name) : Attribute
{
    /// <summary>Its name within the module.</summary>
    public string Name { get; } = name;
}

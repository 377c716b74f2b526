namespace PluginTasks.Sdk.Ui;

/// <summary>A component that has children. Not thread safe.</summary>
/// <typeparam name="TSelf">The component's own class.</typeparam>
public abstract class Container<TSelf> : Component<TSelf>
    where TSelf : Container<TSelf>
{
    private protected Container(string id, IEnumerable<Component>? children)
        : base(id)
    {
        AddChildren(children ?? []);
    }

    /// <summary>Adds children behind those that it has.</summary>
    /// <param name="components">The children; they are read when the page is written.</param>
    /// <returns>This component.</returns>
    /// <exception cref="ArgumentNullException">The list, or a component in it, is null.</exception>
    /// <exception cref="ArgumentException">A component would come to stand inside itself.</exception>
    public TSelf Add(params IEnumerable<Component> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        AddChildren(components);
        return (TSelf)this;
    }
}

namespace PluginTasks.Sdk.Ui;

/// <summary>What the compiler calls for <c>[a, b]</c>. Thread safe.</summary>
public static class BindableListBuilder
{
    /// <summary>A list of these items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <returns>The list.</returns>
    public static BindableList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}

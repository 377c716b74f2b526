namespace PluginTasks.Sdk.Ui;

/// <summary>A component of a page, built in code. Not thread safe.</summary>
public abstract class Component
{
    /// <summary>The kind as the catalog names it.</summary>
    public abstract string Kind { get; }
}

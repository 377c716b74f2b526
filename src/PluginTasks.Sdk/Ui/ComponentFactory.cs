namespace PluginTasks.Sdk.Ui;

/// <summary>Makes components: one method a kind. Thread safe.</summary>
public sealed class ComponentFactory
{
}

namespace PluginTasks.Sdk.Ui;

/// <summary>Collects components and initial values for a surface. Not thread safe.</summary>
public sealed class Builder
{
}

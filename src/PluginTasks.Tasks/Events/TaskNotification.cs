using PluginTasks.Sdk.Ui;

namespace PluginTasks.Tasks.Events;

/// <summary>What a module tells a user about a task, in its own words.</summary>
public sealed record TaskNotification(string Kind, string Title, string? Text = null, Variant Variant = Variant.Default);

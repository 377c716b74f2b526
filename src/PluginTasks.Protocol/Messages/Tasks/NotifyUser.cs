namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A notice to a task's user.</summary>
/// <param name="Id">The task.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it says.</param>
/// <param name="Variant">Its colour, as pages write it.</param>
public sealed record NotifyUser(string Id, string Kind, string Title, string? Text, string Variant);

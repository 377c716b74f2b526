namespace PluginTasks.Protocol.Messages.Loading;

/// <summary>An action, or an agent.</summary>
/// <param name="Name">Its name within the module.</param>
/// <param name="Permissions">Of which the user needs one; none for everybody.</param>
public sealed record LoadedAction(string Name, IReadOnlyList<string> Permissions);

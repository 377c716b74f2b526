namespace PluginTasks.Modules.Manifests;

/// <summary>A value that the operator may set. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>string</c>, <c>number</c>, <c>boolean</c>, <c>list</c> or <c>map</c>.</param>
/// <param name="IsSecret">Whether it leaves the host to its module alone.</param>
/// <param name="IsRequired">Whether the module does not start without it.</param>
/// <param name="Default">Its value as JSON where none is set; null where there is none.</param>
public sealed record ModuleSetting(string Name, string Type, bool IsSecret, bool IsRequired, string? Default);

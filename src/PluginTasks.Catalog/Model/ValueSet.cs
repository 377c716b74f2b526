namespace PluginTasks.Catalog.Model;

/// <summary>Texts that a property may have, under a name that becomes an enum.</summary>
public sealed record ValueSet(string Name, string Help, IReadOnlyList<string> Values);

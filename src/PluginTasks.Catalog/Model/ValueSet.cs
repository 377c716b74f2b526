namespace PluginTasks.Catalog.Model;

/// <summary>Texts that a property may have, under a name that becomes an enum, or is that of an enum written by hand.</summary>
public sealed record ValueSet(string Name, string Help, IReadOnlyList<string> Values, bool IsByHand);

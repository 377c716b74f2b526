namespace PluginTasks.Sandbox.Cage;

/// <summary>A user that nobody else is, with a group of its own of the same number.</summary>
public readonly record struct CageUser(int Id);

namespace PluginTasks.Sandbox.Cage;

/// <summary>A cage could not be made, or was not whole. Nothing runs in it.</summary>
public sealed class CageException(string message, Exception? inner = null) : Exception(message, inner);

namespace PluginTasks.Sandbox.Cage;

/// <summary>A module and its folders, absolute.</summary>
/// <param name="CodeFolder">What its author wrote; it reads and runs that.</param>
/// <param name="DataFolder">What it keeps; its own.</param>
/// <param name="TempFolder">What it need not keep; its own.</param>
public sealed record ModuleCagePlace(string Module, string CodeFolder, string DataFolder, string TempFolder);

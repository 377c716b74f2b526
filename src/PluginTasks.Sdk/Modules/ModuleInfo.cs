namespace PluginTasks.Sdk;

/// <summary>The module that the code belongs to. Immutable and thread safe.</summary>
/// <param name="Name">Its name, see <see cref="ModuleNames"/>.</param>
/// <param name="Version">Its version as the manifest gives it.</param>
/// <param name="Folder">Its own folder, to be read only.</param>
/// <param name="DataFolder">Where it keeps what has to stay.</param>
/// <param name="TempFolder">Where it keeps what need not; removed after use.</param>
public sealed record ModuleInfo(string Name, string Version, string Folder, string DataFolder, string TempFolder);

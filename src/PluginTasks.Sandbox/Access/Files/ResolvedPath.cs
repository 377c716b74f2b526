namespace PluginTasks.Sandbox.Access.Files;

/// <summary>Where a path leads.</summary>
/// <param name="Path">Absolute, without links, dots and a slash at the end.</param>
/// <param name="Links">The links that were followed, each as an absolute path whose folders are real ones.</param>
internal sealed record ResolvedPath(string Path, IReadOnlyList<string> Links);

namespace PluginTasks.Sandbox.Limits;

/// <summary>A folder of the kernel's in which groups are made: https://man7.org/linux/man-pages/man7/cgroups.7.html</summary>
/// <param name="Path">The host's own group in it.</param>
/// <param name="Controllers">What can be limited there.</param>
/// <param name="IsUnified">Whether it is of version 2, which has all controllers in one tree.</param>
internal sealed record GroupFolder(string Path, IReadOnlySet<string> Controllers, bool IsUnified);

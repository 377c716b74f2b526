namespace PluginTasks.Sandbox.Linux;

/// <summary>What the kernel says of a file.</summary>
/// <param name="Bytes">What it takes of the disk.</param>
/// <param name="Identity">The same for all names of a file.</param>
internal sealed record FileFacts(uint User, uint Names, bool IsFolder, bool IsLink, UnixFileMode Mode, long Bytes, (ulong Disk, ulong Number) Identity);

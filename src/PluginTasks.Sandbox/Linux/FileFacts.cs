namespace PluginTasks.Sandbox.Linux;

/// <summary>What the kernel says of a file.</summary>
internal sealed record FileFacts(uint User, uint Names, bool IsFolder, bool IsLink, UnixFileMode Mode);

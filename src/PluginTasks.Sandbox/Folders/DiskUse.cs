namespace PluginTasks.Sandbox.Folders;

/// <summary>What is taken of a disk.</summary>
internal readonly record struct DiskUse(long Bytes, long Files)
{
    public static DiskUse operator +(DiskUse a, DiskUse b) => new(a.Bytes + b.Bytes, a.Files + b.Files);
}

namespace PluginTasks.Sdk;

/// <summary>A file or a folder as it was when it was listed.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Size">In bytes; 0 for a folder.</param>
/// <param name="ModifiedAt">When it was last written, in UTC.</param>
public sealed record FileEntry(string Path, bool IsFolder, long Size, DateTimeOffset ModifiedAt)
{
    /// <summary>The last part of the path.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

namespace PluginTasks.Pages.Files;

/// <summary>A file's bytes, or why there are none.</summary>
public sealed record FileContent(FileState State, byte[] Bytes)
{
    public static FileContent None(FileState state) => new(state, []);
}

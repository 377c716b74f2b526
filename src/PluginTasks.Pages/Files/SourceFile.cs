using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Files;

/// <summary>Reads a file of a module as YAML, or as JSON where its name says so.</summary>
public static class SourceFile
{
    /// <summary>Null where it cannot be read, with a diagnostic that says why.</summary>
    public static YamlNode? Read(ModuleFolder folder, string path, DiagnosticBag bag)
    {
        var shown = folder.Shown(path);
        var content = folder.Read(path);
        switch (content.State)
        {
            case FileState.Found:
                return path.EndsWith(".json", StringComparison.Ordinal)
                    ? JsonReader.Read(content.Bytes, shown, bag)
                    : YamlReader.Read(content.Bytes, shown, bag);
            case FileState.TooLarge:
                bag.Add(DiagnosticCodes.TooLarge, shown, 1, 1, $"the file is larger than {YamlLimits.FileBytes:N0} bytes");
                return null;
            case FileState.Outside:
                bag.Add(DiagnosticCodes.LeavesModule, shown, 1, 1, "this is a link out of the module");
                return null;
            default:
                bag.Add(DiagnosticCodes.Unreadable, shown, 1, 1, content.State switch
                {
                    FileState.Folder => "this is a folder; a file is expected here",
                    FileState.Missing => "this file is not there, or is a link that leads nowhere",
                    _ => "this cannot be read; look at its permissions, and that it is a plain file",
                });
                return null;
        }
    }
}

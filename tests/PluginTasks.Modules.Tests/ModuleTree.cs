using System.Text;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;

namespace PluginTasks.Modules.Tests;

/// <summary>A real folder of modules that is gone after the test.</summary>
internal sealed class ModuleTree : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("plugintasks-test-");

    public ModuleTree(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Root => parent.FullName;

    public ModuleLibrary Load() => ModuleLibrary.Load([Root]);

    public string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, Encoding.UTF8.GetBytes(text));
        return full;
    }

    /// <summary>Everything that <c>validate</c> says, as <c>file:line code</c>.</summary>
    public string Codes()
    {
        var library = Load();
        return string.Join(' ', LibraryCheck.Run(library, library.Modules).Select(d => $"{Path.GetRelativePath(Root, d.File)}:{d.Line} {d.Code}"));
    }

    public void Dispose() => parent.Delete(recursive: true);
}

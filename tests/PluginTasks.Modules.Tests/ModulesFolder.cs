using System.Text;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Modules.Tests;

/// <summary>A folder of modules, gone after the test. Unless a test writes another, each file is of the module <c>m</c>.</summary>
internal sealed class ModulesFolder : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("plugintasks-test-");

    public ModulesFolder(params (string Path, string Text)[] files)
    {
        Write("module.yaml", "name: m\n");
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Root => parent.FullName;

    public string Module => Path.Combine(Root, "m");

    public string At(string path) => Path.Combine(Module, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), Encoding.UTF8.GetBytes(text));
    }

    public ModuleLibrary Load() => ModuleLibrary.Load([Root]);

    public IReadOnlyList<Diagnostic> Check()
    {
        var library = Load();
        return LibraryCheck.Run(library, library.Modules);
    }

    /// <summary>What is wrong, as <c>pages/index.yaml PT1203@2:4</c>, one a line.</summary>
    public string Codes() => string.Join('\n', Check().Select(d =>
        $"{d.File[(d.File.IndexOf("/m/", StringComparison.Ordinal) + 3)..]} {d.Code}@{d.Line}:{d.Column}"));

    public void Dispose() => parent.Delete(recursive: true);
}

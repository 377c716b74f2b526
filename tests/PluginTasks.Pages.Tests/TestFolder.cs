using System.Text;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;

namespace PluginTasks.Pages.Tests;

/// <summary>A real module folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("plugintasks-test-");

    public TestFolder(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateDirectory(Path.Combine(parent.FullName, "m")).FullName;
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Root { get; }

    public ModuleFolder Folder => new(Root, "");

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public PageCompilation Compile(string path = "pages/index.yaml") => PageCompiler.Compile(Folder, "m", path);

    /// <summary>The diagnostics of a page as <c>PT1203@2:4</c>.</summary>
    public static string Codes(string page)
    {
        using var folder = new TestFolder(("pages/index.yaml", page));
        return Codes(folder.Compile().Diagnostics);
    }

    public static string Codes(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(' ', diagnostics.Select(d => $"{d.Code}@{d.Line}:{d.Column}"));

    public void Dispose() => parent.Delete(recursive: true);
}

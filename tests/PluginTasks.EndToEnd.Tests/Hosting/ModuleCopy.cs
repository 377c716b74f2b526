namespace PluginTasks.EndToEnd.Tests.Hosting;

/// <summary>A module's folder that a test may change.</summary>
internal sealed class ModuleCopy : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("plugintasks-test-");

    public ModuleCopy(string folder)
    {
        Folder = Path.Combine(parent.FullName, Path.GetFileName(folder));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Folder { get; }

    public void Replace(string file, string text, string by)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, by, StringComparison.Ordinal));
    }

    public void Dispose() => parent.Delete(recursive: true);
}

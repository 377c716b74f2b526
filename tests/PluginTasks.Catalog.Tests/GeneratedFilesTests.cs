namespace PluginTasks.Catalog.Tests;

public sealed class GeneratedFilesTests
{
    [Fact]
    public void Stale_RepositoryAsCommitted_NoFile()
    {
        var stale = new OutputFolder(Repository.Root).Stale(Generator.Run(Repository.Root));

        Assert.True(
            stale.Count == 0,
            $"Out of date: {string.Join(", ", stale)}. Run: dotnet run --project src/PluginTasks.Catalog");
    }

    [Fact]
    public void Run_Twice_SameFiles()
    {
        Assert.Equal(Generator.Run(Repository.Root), Generator.Run(Repository.Root));
    }

    [Fact]
    public void Run_Always_LineFeedsAndHeader()
    {
        foreach (var file in Generator.Run(Repository.Root))
        {
            Assert.DoesNotContain('\r', file.Content);
            Assert.EndsWith("\n", file.Content, StringComparison.Ordinal);
            Assert.Contains("Generated from schemas/", string.Join('\n', file.Content.Split('\n').Take(2)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_StaleMissingAndLeftoverFiles_PutsAllRight()
    {
        var root = Directory.CreateTempSubdirectory("catalog").FullName;
        try
        {
            var files = Generator.Run(Repository.Root);
            var folder = new OutputFolder(root);
            folder.Write(files);
            var changed = files[0].Path;
            var leftover = "src/PluginTasks.Sdk/Ui/Generated/Gone.g.cs";
            File.AppendAllText(Path.Combine(root, changed), "edited");
            File.WriteAllText(Path.Combine(root, leftover), "");

            Assert.Equal([changed, leftover], folder.Stale(files));
            Assert.Equal(2, folder.Write(files));
            Assert.Empty(folder.Stale(files));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}

using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Tests;

internal static class Repository
{
    public static string Root { get; } =
        OutputFolder.FindRoot(AppContext.BaseDirectory) ?? throw new InvalidOperationException("No repository above the tests.");

    public static CatalogEntries Catalog { get; } = Generator.Read(Root, Generator.CatalogPath);

    public static CatalogEntries Manifest { get; } = Generator.Read(Root, Generator.ManifestPath);
}

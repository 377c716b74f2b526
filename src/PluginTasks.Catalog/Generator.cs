using PluginTasks.Catalog.Model;
using PluginTasks.Catalog.Reading;
using PluginTasks.Catalog.Writing;
using PluginTasks.Catalog.Writing.Schemas;
using PluginTasks.Catalog.Writing.Sdk;

namespace PluginTasks.Catalog;

/// <summary>Makes every generated file from the two catalog files.</summary>
public static class Generator
{
    public const string CatalogPath = "schemas/catalog.yaml";

    public const string ManifestPath = "schemas/manifest.yaml";

    /// <exception cref="CatalogException">A catalog file is wrong.</exception>
    public static IReadOnlyList<GeneratedFile> Run(string root) =>
        Run(Read(root, CatalogPath), Read(root, ManifestPath));

    public static IReadOnlyList<GeneratedFile> Run(CatalogEntries catalog, CatalogEntries manifest) =>
    [
        ComponentCatalogWriter.Write(catalog),
        ManifestShapesWriter.Write(manifest),
        .. SdkWriter.Write(catalog),
        .. PageSchemaWriter.Write(catalog),
        .. ModuleSchemaWriter.Write(manifest),
        TypeScriptWriter.Write(catalog),
        ReferencePageWriter.Write(catalog),
    ];

    public static CatalogEntries Read(string root, string path) =>
        CatalogReader.Read(path, File.ReadAllText(Path.Combine(root, path)));
}

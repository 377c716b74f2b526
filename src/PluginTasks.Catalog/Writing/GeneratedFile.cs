namespace PluginTasks.Catalog.Writing;

/// <summary>A file to be written, by its path from the repository's root.</summary>
public sealed record GeneratedFile(string Path, string Content)
{
    /// <summary>What the first line of every generated file says.</summary>
    internal const string Notice = "Generated from schemas/catalog.yaml by `dotnet run --project src/PluginTasks.Catalog`. Do not edit.";

    internal const string ManifestNotice = "Generated from schemas/manifest.yaml by `dotnet run --project src/PluginTasks.Catalog`. Do not edit.";
}

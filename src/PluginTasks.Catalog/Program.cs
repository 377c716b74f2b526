using PluginTasks.Catalog;
using PluginTasks.Catalog.Reading;

if (OutputFolder.FindRoot(Directory.GetCurrentDirectory()) is not { } root)
{
    Console.Error.WriteLine($"No {Generator.CatalogPath} here or above.");
    return 2;
}

try
{
    var files = Generator.Run(root);
    var folder = new OutputFolder(root);
    if (!args.Contains("--check"))
    {
        Console.WriteLine($"{folder.Write(files)} of {files.Count} files written");
        return 0;
    }

    var stale = folder.Stale(files);
    foreach (var path in stale)
    {
        Console.WriteLine(path);
    }

    return stale.Count == 0 ? 0 : 1;
}
catch (CatalogException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

namespace PluginTasks.Benchmarks.Pages.Load;

/// <summary>Ten modules of twenty pages of a hundred components, always the same.</summary>
internal static class GeneratedModules
{
    public const string SomePage = "module_4/page_7";

    private const int Modules = 10;
    private const int Pages = 20;

    /// <summary>Writes them anew and returns the folder that holds <c>modules</c>.</summary>
    public static string Write()
    {
        var root = Repository.Artifact("bench");
        var modules = Path.Combine(root, "modules");
        if (Directory.Exists(modules))
        {
            Directory.Delete(modules, recursive: true);
        }

        for (var module = 0; module < Modules; module++)
        {
            WriteModule(Path.Combine(modules, $"module_{module}"), $"module_{module}");
        }

        return root;
    }

    private static void WriteModule(string folder, string name)
    {
        Save(folder, "module.yaml", GeneratedText.Manifest(name));
        Save(folder, "rbac.yaml", GeneratedText.Permissions(name));
        Save(folder, "scripts/actions.js", GeneratedText.Script());
        Save(folder, "locales/en.yaml", GeneratedText.Locale(name, "One of the texts"));
        Save(folder, "locales/it.yaml", GeneratedText.Locale(name, "Uno dei testi"));
        for (var page = 0; page < Pages; page++)
        {
            Save(folder, $"pages/page_{page}.yaml", GeneratedPage.Text(name, page));
        }
    }

    private static void Save(string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}

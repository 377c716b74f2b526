namespace PluginTasks.Browser.Tests;

/// <summary>Every page of every sample module, as the files say: a page more is one more here.</summary>
internal static class SamplePages
{
    /// <summary>Addresses, such as <c>/components/button</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from module in Directory.GetDirectories(Places.Modules)
           where File.Exists(Path.Combine(module, "module.yaml")) && Directory.Exists(Path.Combine(module, "pages"))
           let pages = Path.Combine(module, "pages")
           from file in Directory.GetFiles(pages, "*.yaml", SearchOption.AllDirectories)
           let route = $"/{Path.GetFileName(module)}/{Path.ChangeExtension(Path.GetRelativePath(pages, file), null)}"
           orderby route
           select route.EndsWith("/index", StringComparison.Ordinal) ? route[..^"/index".Length] : route,
    ];
}

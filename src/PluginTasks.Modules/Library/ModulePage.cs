using PluginTasks.Pages.Compilation;

namespace PluginTasks.Modules.Library;

/// <summary>A page file of a module: what its newest text came to, and the last good page. Compiled when first asked for.</summary>
public sealed class ModulePage
{
    private readonly Lazy<PageCompilation> compilation;
    private readonly CompiledPage? before;

    internal ModulePage(string path, Func<PageCompilation> compile, CompiledPage? before)
    {
        Path = path;
        Name = PageName.Of(path);
        this.before = before;
        compilation = new Lazy<PageCompilation>(compile);
    }

    /// <summary>The file in the module's folder.</summary>
    public string Path { get; }

    /// <summary>The page's name in its module.</summary>
    public string Name { get; }

    public PageCompilation Compilation => compilation.Value;

    /// <summary>What is served: the newest version, or the last one without errors; null where there never was one.</summary>
    public CompiledPage? Served => Compilation.Page ?? before;

    internal bool IsCompiled => compilation.IsValueCreated;

    internal bool DependsOn(string path) => Path == path || (IsCompiled && Compilation.DependsOn.Contains(path));
}

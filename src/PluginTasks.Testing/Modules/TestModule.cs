using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Files;

namespace PluginTasks.Testing;

/// <summary>
/// A module loaded for a test, with everything that the host would see of it. Immutable and thread
/// safe, so one may serve all tests of a class.
/// </summary>
public sealed class TestModule
{
    private readonly ModuleLibrary library;
    private readonly Module module;

    private TestModule(ModuleLibrary library, Module module)
    {
        this.library = library;
        this.module = module;
    }

    /// <summary>The module's name.</summary>
    public string Name => module.Name;

    /// <summary>The names of the module's pages, sorted.</summary>
    public IReadOnlyList<string> Pages => [.. module.Pages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The languages that the module has messages in, sorted.</summary>
    public IReadOnlyList<string> Languages => [.. module.Locales.Select(l => l.Locale.Language.Text).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Everything that <c>plugintasks validate</c> would say about the module, a line each, sorted; empty
    /// where all is well. Names of other modules are known where those stand beside it.
    /// </summary>
    public IReadOnlyList<string> Diagnostics => [.. LibraryCheck.Run(library, [module]).Select(d => d.ToString())];

    /// <summary>Loads a module, with the modules that stand beside it.</summary>
    /// <param name="folder">
    /// The module's folder: a path, or one relative to the folder of the running test or to any folder
    /// above that, such as <c>modules/hello</c>.
    /// </param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder with a <c>module.yaml</c>.</exception>
    public static TestModule Load(string folder)
    {
        var full = ModulePlace.Find(folder);
        var siblings = ModuleFinder.Find(Path.GetDirectoryName(full)!).Select(f => new ModuleFolder(f.FullPath(""), f.Name));
        var loaded = ModuleLibrary.LoadFolders(siblings);
        return new TestModule(loaded, loaded.Modules.First(m => m.Folder.Name == Path.GetFileName(full)));
    }

    /// <summary>Renders a page as somebody would see it.</summary>
    /// <param name="page">The page's name: its path below <c>pages</c> without <c>.yaml</c>.</param>
    /// <param name="options">For whom and with which stores; by default for a <c>super</c> user with empty stores.</param>
    /// <exception cref="PageRenderException">
    /// There is no such page, it has errors (they are in the message), or the user may not open it.
    /// </exception>
    public RenderedPage Render(string page, RenderOptions? options = null) =>
        PageRenderer.Render(library, module, page, options ?? new RenderOptions());
}

using PluginTasks.Modules.Manifests;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Modules.Library;

/// <summary>
/// All modules as they were last read, with their messages. A change gives a new library, which shares
/// with this one everything that does not depend on what changed. Thread safe.
/// </summary>
public sealed class ModuleLibrary
{
    private readonly Dictionary<string, Module> byName;
    private readonly ServedPages served;

    /// <summary>Which modules the operator has switched on or off, whatever their manifests say.</summary>
    private readonly IReadOnlyDictionary<string, bool> switches;
    private readonly HostPlaces? host;

    private ModuleLibrary(
        IReadOnlyList<Module> modules,
        string defaultLanguage,
        HostPlaces? host,
        ServedPages? before,
        IReadOnlyDictionary<string, bool>? switches = null)
    {
        this.host = host;
        this.switches = switches ?? new Dictionary<string, bool>();
        Modules = [.. modules.Select(Switched)];
        DefaultLanguage = defaultLanguage;
        byName = new Dictionary<string, Module>(StringComparer.Ordinal);
        foreach (var module in Modules)
        {
            byName.TryAdd(module.Name, module);
        }

        served = new ServedPages(Active(), defaultLanguage, before);
    }

    /// <summary>In the order of their folders. Of two with one name, the first is the one that counts.</summary>
    public IReadOnlyList<Module> Modules { get; }

    public string DefaultLanguage { get; }

    public MessageCatalog Messages => served.Messages;

    /// <summary>The modules found in <paramref name="paths"/>: each direct subfolder that holds a <c>module.yaml</c>.</summary>
    /// <param name="paths">Where to look.</param>
    /// <param name="defaultLanguage">The host's.</param>
    /// <param name="host">What belongs to the host, which no rule of a manifest may open. Default: nothing.</param>
    public static ModuleLibrary Load(IEnumerable<string> paths, string defaultLanguage = "en", HostPlaces? host = null) =>
        LoadFolders(paths.SelectMany(ModuleFinder.Find), defaultLanguage, host);

    /// <summary>The modules in exactly these folders.</summary>
    public static ModuleLibrary LoadFolders(IEnumerable<ModuleFolder> folders, string defaultLanguage = "en", HostPlaces? host = null) =>
        new([.. folders.Select(f => ModuleReader.Read(f, host))], defaultLanguage, host, null);

    public Module? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What is served of a page; null where there is nothing.</summary>
    public PageViews? Page(string module, string page) =>
        Find(module) is { State: ModuleState.Loaded } found && found.Pages.TryGetValue(page, out var file) && file.Served is { } compiled
            ? served.For(compiled)
            : null;

    /// <summary>All permissions that a role has, over all modules.</summary>
    public IEnumerable<string> PermissionsOf(string role) => Active().SelectMany(m => m.Permissions.Of(role));

    /// <summary>
    /// The library after a file or folder of a module changed: what depends on it is read again, the
    /// rest is this library's own. A page that got broken keeps its last good version.
    /// </summary>
    public ModuleLibrary After(string changedPath)
    {
        var full = Path.GetFullPath(changedPath);
        var modules = Modules.Select(m => ModuleChange.Apply(m, full)).ToList();
        return modules.SequenceEqual(Modules, ReferenceEqualityComparer.Instance)
            ? this
            : new ModuleLibrary(modules, DefaultLanguage, host, served, switches);
    }

    /// <summary>The library after all files of a module were read again.</summary>
    public ModuleLibrary ReadAgain(string name) =>
        new([.. Modules.Select(m => m.Name == name ? ModuleChange.ReadAgain(m) : m)], DefaultLanguage, host, served, switches);

    /// <summary>The library with one more module.</summary>
    public ModuleLibrary With(ModuleFolder added) => new([.. Modules, ModuleReader.Read(added, host)], DefaultLanguage, host, served, switches);

    /// <summary>The library with modules switched on or off, in place of what their manifests say; those that are named alone.</summary>
    public ModuleLibrary With(IEnumerable<KeyValuePair<string, bool>> switched)
    {
        var all = new Dictionary<string, bool>(switches, StringComparer.Ordinal);
        foreach (var (name, isOn) in switched)
        {
            all[name] = isOn;
        }

        return new ModuleLibrary(Modules, DefaultLanguage, host, served, all);
    }

    /// <summary>What cannot be read stays what it is: switching it on does not mend it.</summary>
    private Module Switched(Module module) =>
        module.State != ModuleState.Failed && switches.TryGetValue(module.Name, out var isOn) && (module.State == ModuleState.Loaded) != isOn
            ? module with { State = isOn ? ModuleState.Loaded : ModuleState.Disabled }
            : module;

    private IEnumerable<Module> Active() => byName.Values.Where(m => m.State == ModuleState.Loaded);
}

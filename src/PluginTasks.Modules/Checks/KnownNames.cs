using PluginTasks.Pages.Compilation;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Modules.Checks;

/// <summary>The names that the modules of a library, and the host itself, have to offer.</summary>
internal sealed class KnownNames(ModuleLibrary library)
{
    private readonly HashSet<string> keys = library.Modules
        .SelectMany(m => m.Locales).SelectMany(l => l.Places.Keys).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> actions = library.Modules
        .SelectMany(m => m.Code.Actions.Select(a => $"{m.Name}.{a}")).Concat(BuiltInActions.Names).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> tasks = library.Modules
        .SelectMany(m => m.Code.Tasks.Select(t => $"{m.Name}.{t}")).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<string> permissions = library.Modules
        .SelectMany(m => m.Permissions.Declared).ToHashSet(StringComparer.Ordinal);

    private Dictionary<string, string>? wholeNames;

    public bool HasKey(string name) => keys.Contains(name);

    public bool HasAction(string name) => actions.Contains(name) || IsOfUnreadableCode(name);

    public bool HasTask(string name) => tasks.Contains(name) || IsOfUnreadableCode(name);

    /// <summary>Of a module that is not here nothing can be said.</summary>
    public bool HasPermission(string name) => permissions.Contains(name) || library.Find(name.Split('.')[0]) is null;

    public IEnumerable<string> Keys => keys;

    /// <summary>What was meant by an unknown action: one of that name in some module, or one with nearly that name.</summary>
    public string NearestAction(Use use, DiagnosticBag bag)
    {
        wholeNames ??= actions
            .GroupBy(a => a[(a.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return wholeNames.TryGetValue(use.Name, out var whole) ? $"; did you mean {Quoted.Show(whole)}?" : bag.Suggest(use.File, use.Name, actions);
    }

    public IEnumerable<string> Tasks => tasks;

    public IEnumerable<string> Permissions => permissions;

    private bool IsOfUnreadableCode(string name) => library.Find(name.Split('.')[0]) is { Code.IsKnown: false };
}

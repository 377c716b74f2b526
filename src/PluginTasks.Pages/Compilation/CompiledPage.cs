using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Pages.Compilation;

/// <summary>
/// A page in the form from which it is served: includes taken in, bindings and rules compiled. It knows
/// no language and no user; immutable and thread safe.
/// </summary>
public sealed class CompiledPage
{
    internal CompiledPage()
    {
    }

    /// <summary>Module and page with a slash between them: <c>components/background_task</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a user needs to open it.</summary>
    public required Gate Gate { get; init; }

    /// <summary>Seen without signing in.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Listed in menus.</summary>
    public bool IsInMenu { get; init; } = true;

    public string Template { get; init; } = "full";

    public string SurfaceId { get; init; } = "main";

    public Expression? Title { get; init; }

    /// <summary>Modules whose messages it shows.</summary>
    public required IReadOnlySet<string> MessageModules { get; init; }

    internal PageNode? OnLoad { get; init; }

    internal InitialState Initial { get; init; } = InitialState.Nothing;

    internal GatedList Components { get; init; } = GatedList.Nothing;

    /// <summary>The distinct gates of its components, by number.</summary>
    internal IReadOnlyList<Gate> Gates { get; init; } = [];
}

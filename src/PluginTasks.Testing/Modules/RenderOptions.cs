namespace PluginTasks.Testing;

/// <summary>For whom a page is rendered, and what it sees. Immutable.</summary>
public sealed record RenderOptions
{
    /// <summary>The user's role; default <c>super</c>, which passes every gate.</summary>
    public string Role { get; init; } = "super";

    /// <summary>Permissions beside those that <c>rbac.yaml</c> gives the role. Default none.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The language, such as <c>it</c> or <c>pt-BR</c>; default the host's, which is English.</summary>
    public string? Language { get; init; }

    /// <summary>The page store: anything that serialises to a JSON object. Default empty.</summary>
    public object? PageStore { get; init; }

    /// <summary>The global store: anything that serialises to a JSON object. Default empty.</summary>
    public object? GlobalStore { get; init; }

    /// <summary>The data model: anything that serialises to JSON. Default empty.</summary>
    public object? Data { get; init; }

    /// <summary>The tree that is sent to a client, with bindings and rules in place, instead of the resolved one. Default no.</summary>
    public bool Definition { get; init; }
}

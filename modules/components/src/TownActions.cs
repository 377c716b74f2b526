using PluginTasks.Sdk;

namespace Components;

/// <summary>Towns: as the choices of a field, and as what a search finds.</summary>
[ModuleActions]
public sealed class TownActions(IModuleSdk sdk)
{
    private static readonly Town[] All =
    [
        new("Ancona", "IT"), new("Bari", "IT"), new("Genova", "IT"), new("Livorno", "IT"),
        new("Marseille", "FR"), new("Napoli", "IT"), new("Nice", "FR"), new("Trieste", "IT"),
    ];

    /// <summary>A plain value, for a binding such as <c>@action/components.towns</c>.</summary>
    [Action("towns")]
    public Task<IReadOnlyList<string>> Towns(TownFilter filter) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. All.Where(t => filter.Country is null || t.Country == filter.Country).Select(t => t.Name)]);

    [Action("search_towns")]
    public Task<ActionResponse> Search(TownSearch search) =>
        Task.FromResult(sdk.Effects.Respond(sdk.Effects.DataModelUpdate("/towns", Find(search.Value))));

    private static IEnumerable<Town> Find(string text) =>
        text.Length == 0 ? [] : All.Where(t => t.Name.Contains(text, StringComparison.OrdinalIgnoreCase));

    public sealed record TownFilter(string? Country = null);

    public sealed record TownSearch(string Value = "");

    private sealed record Town(string Name, string Country);
}

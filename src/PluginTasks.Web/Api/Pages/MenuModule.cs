using System.Text.Json.Serialization;

namespace PluginTasks.Web.Api.Pages;

internal sealed record MenuModule(
    string Name,
    string Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Icon,
    IReadOnlyList<MenuPage> Pages);

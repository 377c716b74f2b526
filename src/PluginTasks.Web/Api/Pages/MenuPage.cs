using System.Text.Json.Serialization;

namespace PluginTasks.Web.Api.Pages;

internal sealed record MenuPage(string Path, string Title, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Icon = null);

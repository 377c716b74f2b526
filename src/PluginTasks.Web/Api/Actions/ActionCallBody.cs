using System.Text.Json;

namespace PluginTasks.Web.Api.Actions;

/// <summary>What an action is given; <c>params</c> win over <c>context</c>.</summary>
internal sealed record ActionCallBody
{
    public JsonElement? Context { get; init; }

    public JsonElement? Params { get; init; }
}

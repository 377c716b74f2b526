using System.Text.Json;

namespace PluginTasks.Web.Api.Actions;

/// <summary>What an action gave: a value, or effects as the protocol between host and module writes them.</summary>
internal sealed record ActionResult(string Name, JsonElement? Value, JsonElement? Effects);

using System.Text.Json;

namespace PluginTasks.Web.Api.Tasks;

/// <summary>The answer to a task's question.</summary>
internal sealed record TaskAnswer(JsonElement Response);

using System.Text.Json.Serialization;

namespace PluginTasks.Web.SignIns.OpenId;

internal sealed record KeySet([property: JsonPropertyName("keys")] IReadOnlyList<ProviderKey>? Keys);

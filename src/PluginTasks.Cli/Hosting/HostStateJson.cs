using System.Text.Json.Serialization;

namespace PluginTasks.Cli.Hosting;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HostState))]
internal sealed partial class HostStateJson : JsonSerializerContext;

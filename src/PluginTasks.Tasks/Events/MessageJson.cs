using System.Text.Json.Serialization;

namespace PluginTasks.Tasks.Events;

[JsonSerializable(typeof(string))]
internal sealed partial class MessageJson : JsonSerializerContext;

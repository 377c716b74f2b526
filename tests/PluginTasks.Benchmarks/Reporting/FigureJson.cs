using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginTasks.Benchmarks.Reporting;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(FigureEntry[]))]
internal sealed partial class FigureJson : JsonSerializerContext;

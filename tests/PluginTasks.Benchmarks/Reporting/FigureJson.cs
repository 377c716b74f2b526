using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace PluginTasks.Benchmarks.Reporting;

[JsonSerializable(typeof(FigureEntry[]))]
internal sealed partial class FigureJson : JsonSerializerContext
{
    /// <summary>With the signs of budgets as they are, for people read it too.</summary>
    public static FigureJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

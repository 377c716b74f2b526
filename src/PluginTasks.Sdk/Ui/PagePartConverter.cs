using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PluginTasks.Sdk.Ui;

/// <summary>Lets parts of pages stand anywhere inside an object of module code.</summary>
internal sealed class PagePartConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => typeof(IPagePart).IsAssignableFrom(typeToConvert);

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Parts of pages are written, never read.");

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (((IPagePart)value).ToJson() is { } json)
        {
            json.WriteTo(writer, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

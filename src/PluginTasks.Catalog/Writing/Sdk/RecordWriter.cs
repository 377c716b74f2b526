using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Shapes as records: what is required is given to the constructor, the rest set by name.</summary>
internal static class RecordWriter
{
    public static GeneratedFile Write(ShapeEntry shape) => SdkFile.Of(
        Names.Pascal(shape.Name), code => Record(code, shape), "System.Text.Json.Nodes");

    private static void Record(CodeText code, ShapeEntry shape)
    {
        var required = shape.Properties.Where(p => p.Required).ToList();
        var optional = shape.Properties.Where(p => !p.Required).ToList();
        code.Line($"/// <summary>{SdkFile.Xml(shape.Help)} Immutable.</summary>");
        required.ForEach(p => code.Line($"/// <param name=\"{Names.Pascal(p.Name)}\">{SdkFile.Help(p)}</param>"));
        var parameters = string.Join(", ", required.Select(p => $"{SdkTypes.Of(p)} {Names.Pascal(p.Name)}"));
        code.Braces($"public sealed record {Names.Pascal(shape.Name)}({parameters}) : IPagePart", () =>
        {
            foreach (var property in optional)
            {
                code.Line($"/// <summary>{SdkFile.Help(property)}</summary>");
                code.Line($"public {SdkTypes.Optional(property)} {Names.Pascal(property.Name)} {{ get; init; }}").Line();
            }

            Shorthand(code, shape);
            code.Line("JsonNode? IPagePart.ToJson()");
            code.Block("{", "}", () => ToJson(code, shape));
        });
    }

    private static void Shorthand(CodeText code, ShapeEntry shape)
    {
        if (shape.Shorthand is not { } name)
        {
            return;
        }

        // Without the cast the record's copy constructor fits better, by way of this very conversion.
        foreach (var type in shape.Properties.Single(p => p.Name == name).Types)
        {
            var plain = type switch { "text" => "string", "number" => "double", _ => "bool" };
            code.Line($"/// <summary>The {name} alone.</summary>");
            code.Line($"/// <param name=\"{name}\">The {name}.</param>");
            code.Line($"public static implicit operator {Names.Pascal(shape.Name)}({plain} {name}) => new((object?){name});").Line();
        }
    }

    private static void ToJson(CodeText code, ShapeEntry shape)
    {
        code.Line("var json = new JsonObject();");
        foreach (var property in shape.Properties)
        {
            var set = $"json[{CodeText.Quote(property.Name)}] = PageJson.From({Names.Pascal(property.Name)});";
            if (property.Required)
            {
                code.Line(set);
            }
            else
            {
                code.Braces($"if ({Names.Pascal(property.Name)} is not null)", () => code.Line(set)).Line();
            }
        }

        code.Line("return json;");
    }
}

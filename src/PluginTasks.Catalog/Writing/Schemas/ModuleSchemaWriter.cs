using System.Text.Json.Nodes;
using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>The schemas of the other files of a module, for editors.</summary>
internal static class ModuleSchemaWriter
{
    public static IEnumerable<GeneratedFile> Write(CatalogEntries manifest)
    {
        yield return SchemaFile.Of("module", GeneratedFile.ManifestNotice, "module.yaml", WithRoot(manifest, "manifest"));
        yield return SchemaFile.Of("rbac", GeneratedFile.ManifestNotice, "rbac.yaml", ShapeSchema.Of(manifest.ShapeNamed("rbac")));
        yield return SchemaFile.Of("locale", GeneratedFile.ManifestNotice, "Messages of a language", new JsonObject
        {
            ["$ref"] = "#/$defs/messages",
            ["$defs"] = new JsonObject { ["messages"] = Messages() },
        });
    }

    private static JsonObject WithRoot(CatalogEntries manifest, string root)
    {
        // A label may be a translation; in a manifest no other binding means anything.
        var definitions = new JsonObject { ["binding"] = new JsonObject { ["type"] = "string", ["pattern"] = "^@t/" } };
        foreach (var shape in manifest.Shapes.Where(s => s.Name is not "rbac" && s.Name != root))
        {
            definitions[shape.Name] = ShapeSchema.Of(shape);
        }

        var schema = ShapeSchema.Of(manifest.ShapeNamed(root));
        schema["$defs"] = definitions;
        return schema;
    }

    private static JsonObject Messages() => new()
    {
        ["description"] = "Messages by key, nested or flat; plural forms are zero, one, two, few, many, other.",
        ["type"] = "object",
        ["additionalProperties"] = SchemaFile.AnyOf(new JsonObject { ["type"] = "string" }, SchemaFile.Ref("messages")),
    };
}

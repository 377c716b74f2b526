using System.Text.Json.Nodes;
using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Schemas;

/// <summary>The schemas of pages and fragments, for editors.</summary>
internal static class PageSchemaWriter
{
    public static IEnumerable<GeneratedFile> Write(CatalogEntries catalog)
    {
        var definitions = LanguageSchema.Read();
        definitions["component"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = SchemaFile.Texts(["kind"]),
            ["oneOf"] = new JsonArray([.. catalog.Kinds.Select(k => SchemaFile.Ref(k.Name))]),
        };
        foreach (var shape in catalog.Shapes)
        {
            definitions[shape.Name] = ShapeSchema.Of(shape);
        }

        foreach (var property in catalog.Keys.Properties.Concat(catalog.Common))
        {
            definitions["common." + property.Name] = PropertySchema.Of(property);
        }

        foreach (var kind in catalog.Kinds)
        {
            definitions[kind.Name] = Kind(kind, catalog);
        }

        yield return SchemaFile.Of("page", GeneratedFile.Notice, "A page", new JsonObject
        {
            ["oneOf"] = new JsonArray(SchemaFile.Ref("components"), SchemaFile.Ref("page")),
            ["$defs"] = definitions,
        });
        yield return SchemaFile.Of("fragment", GeneratedFile.Notice, "A fragment", new JsonObject { ["$ref"] = "page.schema.json" });
    }

    private static JsonObject Kind(KindEntry kind, CatalogEntries catalog)
    {
        var properties = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name, ["description"] = kind.Help } };
        AddKeys("id");
        foreach (var property in kind.Shape.Properties)
        {
            properties[property.Name] = catalog.Common.Contains(property)
                ? SchemaFile.Ref("common." + property.Name)
                : PropertySchema.Of(property);
        }

        AddKeys("show_if", "hide_if", "required_permissions", "capabilities");
        if (kind.HasChildren)
        {
            AddKeys("children");
        }

        return ShapeSchema.Of(kind.Shape, properties, kind.Shape.Properties.Where(p => p.Required).Select(p => p.Name).Prepend("kind"));

        void AddKeys(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                properties[name] = SchemaFile.Ref("common." + name);
            }
        }
    }
}

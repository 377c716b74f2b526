using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Everything of the Sdk that the catalog says.</summary>
internal static class SdkWriter
{
    public static IEnumerable<GeneratedFile> Write(CatalogEntries catalog)
    {
        var reach = new Reach(catalog);
        return
        [
            FactoryWriter.Write(catalog.Kinds),
            ComponentWriter.WriteCommon(catalog.Common),
            .. catalog.Kinds.Select(k => ComponentWriter.Write(k, catalog.Common)),
            .. reach.Shapes.Select(RecordWriter.Write),
            .. reach.ValueSets.Where(s => !s.IsByHand).Select(EnumWriter.Write),
        ];
    }
}

using System.Text.Json;
using PluginTasks.Catalog.Model;
using PluginTasks.Catalog.Reading;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Value sets as enums.</summary>
internal static class EnumWriter
{
    public static GeneratedFile Write(ValueSet set) => SdkFile.Of(Names.Pascal(set.Name), code =>
    {
        code.Line($"/// <summary>{SdkFile.Xml(set.Help)}</summary>");
        code.Braces($"public enum {Names.Pascal(set.Name)}", () => code.Spaced(set.Values, value =>
        {
            code.Line($"/// <summary><c>{value}</c></summary>");
            code.Line(Named(set, value) + ",");
        }));
    });

    // The Sdk has no table of these texts: it writes an enum's names in snake case.
    private static string Named(ValueSet set, string value)
    {
        var name = Names.Pascal(value);
        var written = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return written == value
            ? name
            : throw new CatalogException(
                $"{Generator.CatalogPath}: values.{set.Name}: the Sdk would write '{value}' as '{written}'; " +
                "use words of lower case letters with '_' between them");
    }
}

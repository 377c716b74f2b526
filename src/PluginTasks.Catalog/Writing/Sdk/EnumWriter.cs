using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Value sets as enums, and what they are called on the wire.</summary>
internal static class EnumWriter
{
    public static GeneratedFile Write(ValueSet set) => SdkFile.Of(Names.Pascal(set.Name), code =>
    {
        code.Line($"/// <summary>{SdkFile.Xml(set.Help)}</summary>");
        code.Braces($"public enum {Names.Pascal(set.Name)}", () => code.Spaced(set.Values, value =>
        {
            code.Line($"/// <summary><c>{value}</c></summary>");
            code.Line(Names.Pascal(value) + ",");
        }));
    });

    public static GeneratedFile WriteTexts(IReadOnlyList<ValueSet> sets) => SdkFile.Of("EnumText", code =>
    {
        code.Line("/// <summary>What enums are called in the page language.</summary>");
        code.Braces("internal static class EnumText", () =>
        {
            code.Line("/// <summary>The name of a value, or null where the enum is not one of the page language's.</summary>");
            code.Line("public static string? Find(Enum value) => value switch");
            code.Block("{", "};", () =>
            {
                foreach (var set in sets)
                {
                    code.Line($"{Names.Pascal(set.Name)} v => Of(v),");
                }

                code.Line("_ => null,");
            }).Line();
            code.Spaced(sets, set =>
            {
                code.Line($"private static string Of({Names.Pascal(set.Name)} value) => value switch");
                code.Block("{", "};", () =>
                {
                    foreach (var value in set.Values)
                    {
                        code.Line($"{Names.Pascal(set.Name)}.{Names.Pascal(value)} => {CodeText.Quote(value)},");
                    }

                    code.Line("_ => throw new ArgumentOutOfRangeException(nameof(value), value, null),");
                });
            });
        });
    });
}

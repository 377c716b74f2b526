using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>Properties and shapes as C# expressions in terms of the page compiler's model.</summary>
internal static class SpecText
{
    private static string Property(PropertyEntry property) => $"new() {{ {string.Join(", ", Parts(property))} }}";

    public static void Properties(CodeText code, IEnumerable<PropertyEntry> properties)
    {
        foreach (var property in properties)
        {
            var line = Property(property) + ",";
            if (code.Fits(line))
            {
                code.Line(line);
                continue;
            }

            code.Line("new()").Block("{", "},", () => Parts(property).ForEach(part => code.Line(part + ",")));
        }
    }

    private static List<string> Parts(PropertyEntry property)
    {
        var parts = new List<string> { $"Name = {CodeText.Quote(property.Name)}", $"Types = {Types(property)}" };
        AddIf(property.Required, "Required = true");
        AddIf(!property.Bindable, "Bindable = false");
        AddIf(property.Nullable, "Nullable = true");
        AddIf(property.Values is not null, $"Allowed = ValueSets.{Names.Pascal(property.Values?.Name ?? "x")}");
        AddIf(property.Format is not null, $"Format = TextFormat.{Names.Pascal(property.Format ?? "x")}");
        AddIf(property.Min is not null, $"Min = {CodeText.Number(property.Min ?? 0)}");
        AddIf(property.Max is not null, $"Max = {CodeText.Number(property.Max ?? 0)}");
        AddIf(property.Length is not null, $"Length = {property.Length}");
        AddIf(property.Items is not null, property.Items is { } items ? $"Items = {Property(items)}" : "");
        AddIf(property.Shape is not null, $"Shape = {Names.Pascal(property.Shape?.Name ?? "x")}");
        AddIf(property.PerItem, "PerItem = true");
        return parts;

        void AddIf(bool condition, string part)
        {
            if (condition)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>What follows the list of properties where a shape is made.</summary>
    public static string ShapeEnd(ShapeEntry shape)
    {
        var rules = new List<string>();
        if (shape.ExactlyOneOf.Count > 0)
        {
            rules.Add($"ExactlyOneOf = {Groups(shape.ExactlyOneOf)}");
        }

        if (shape.AtLeastOneOf.Count > 0)
        {
            rules.Add($"AtLeastOneOf = {Groups(shape.AtLeastOneOf)}");
        }

        return rules.Count == 0 ? "])" : $"]) {{ {string.Join(", ", rules)} }}";
    }

    /// <summary>A lazily made shape. A race makes it twice, which does no harm: shapes are immutable.</summary>
    public static void Shape(CodeText code, ShapeEntry shape)
    {
        var field = Names.Camel(shape.Name) + "Shape";
        code.Line($"private static Shape? {field};");
        code.Line();
        code.Line($"/// <summary>{shape.Help}</summary>");
        code.Line($"public static Shape {Names.Pascal(shape.Name)} => {field} ??= new({CodeText.Quote(shape.Name)},");
        code.Block("[", SpecText.ShapeEnd(shape) + ";", () => Properties(code, shape.Properties));
    }

    public static void ValueSets(CodeText code, IEnumerable<ValueSet> sets) =>
        code.Braces("private static class ValueSets", () => code.Spaced(sets, set => Set(code, set)));

    private static void Set(CodeText code, ValueSet set)
    {
        var head = $"public static readonly string[] {Names.Pascal(set.Name)} =";
        var values = set.Values.Select(CodeText.Quote).ToList();
        var line = $"{head} [{string.Join(", ", values)}];";
        if (code.Fits(line))
        {
            code.Line(line);
            return;
        }

        code.Line(head).Block("[", "];", () => values.ForEach(value => code.Line(value + ",")));
    }

    private static string Types(PropertyEntry property)
    {
        if (property.IsAny)
        {
            return "ValueTypes.Any";
        }

        return string.Join(" | ", property.Types.Select(t => "ValueTypes." + Names.Pascal(t)));
    }

    private static string Groups(IReadOnlyList<IReadOnlyList<string>> groups) =>
        "[" + string.Join(", ", groups.Select(g => "[" + string.Join(", ", g.Select(CodeText.Quote)) + "]")) + "]";
}

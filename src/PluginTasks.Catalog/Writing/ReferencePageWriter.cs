using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>The reference page of components.</summary>
internal static class ReferencePageWriter
{
    public static GeneratedFile Write(CatalogEntries catalog)
    {
        var reach = new Reach(catalog);
        var text = new CodeText(2);
        text.Line($"<!-- {GeneratedFile.Notice} -->");
        text.Line("# Components").Line();
        text.Line("A name in **bold** is required. Values can be bound (`@state/…`, `@data/…`, `@t/…` and their explicit forms) unless");
        text.Line("the type says *fixed*; actions, rules and components are never bound. With the capability `<property>.set` an effect may");
        text.Line("change any property that can be bound; lists and `children` also take `append`, `prepend`, `remove` and `replace`.").Line();
        foreach (var group in catalog.Kinds.GroupBy(k => k.Group))
        {
            text.Line($"- {group.Key}: {string.Join(", ", group.Select(k => $"[{k.Name}](#{Anchor(k.Name)})"))}");
        }

        text.Line().Line("## Keys of every component").Line();
        Table(text, catalog.Keys.Properties.Where(p => p.Name != "children"));
        text.Line().Line("Kinds with children also have `children`, a list of components and includes.").Line();
        text.Line("## Properties of every component").Line();
        Table(text, catalog.Common);
        foreach (var kind in catalog.Kinds)
        {
            Kind(text, kind);
        }

        text.Line().Line("## Maps inside properties");
        foreach (var shape in catalog.Shapes.Where(s => reach.Shapes.Contains(s) || s.Name == "action_spec"))
        {
            text.Line().Line($"### {shape.Name}").Line().Line(shape.Help).Line();
            Table(text, shape.Properties);
        }

        return new GeneratedFile("docs/components.md", text.ToString());
    }

    private static void Kind(CodeText text, KindEntry kind)
    {
        text.Line().Line($"## {kind.Name}").Line().Line(kind.Help).Line();
        Table(text, kind.Own.Concat(kind.Shape.Properties.Skip(kind.OwnCount).Where(p => p.Default is not null)));
        foreach (var group in kind.Shape.ExactlyOneOf)
        {
            text.Line().Line($"Exactly one of {Code(group)} must be given.");
        }

        foreach (var group in kind.Shape.AtLeastOneOf)
        {
            text.Line().Line($"At least one of {Code(group)} must be given.");
        }

        var slots = Slots.Of(kind).ToList();
        if (slots.Count > 0)
        {
            text.Line().Line($"Components stand in {Code(slots)}.");
        }

        text.Line().Line("```yaml");
        foreach (var line in kind.Example.TrimEnd('\n').Split('\n'))
        {
            text.Line(line);
        }

        text.Line("```");
    }

    private static void Table(CodeText text, IEnumerable<PropertyEntry> properties)
    {
        text.Line("| property | type | default | |").Line("| --- | --- | --- | --- |");
        foreach (var property in properties)
        {
            var name = property.Required ? $"**`{property.Name}`**" : $"`{property.Name}`";
            var @default = property.Default is { } value ? $"`{Wire.Text(value)}`" : "";
            text.Line($"| {name} | {ReferenceTypes.Of(property)} | {@default} | {property.Help} |");
        }
    }

    private static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    // An anchor is a heading in lower case.
#pragma warning disable CA1308
    private static string Anchor(string heading) => heading.ToLowerInvariant();
#pragma warning restore CA1308
}

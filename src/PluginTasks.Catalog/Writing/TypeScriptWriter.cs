using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing;

/// <summary>The components as the web client gets them.</summary>
internal static class TypeScriptWriter
{
    private const string Language = """
        export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

        export interface StoreBinding { type: "store"; scope: "page" | "global" | "auto"; path: string; default?: Json }
        export interface DataBinding { type: "data"; path: string; default?: Json }
        export interface ActionBinding { type: "action"; name: string; args?: Record<string, Json>; default?: Json; cacheScope?: "page" | "global" }
        export interface TextBinding { type: "t"; key: string; args?: Record<string, Json>; message?: Json }
        export interface LiteralBinding { type: "literal"; value: Json }
        /** A value of the current item, inside item templates and item actions. */
        export type ItemBinding = `$item${string}` | "$index";
        export type Binding = StoreBinding | DataBinding | ActionBinding | TextBinding | LiteralBinding | ItemBinding;

        /** A value, or a binding that gives one. */
        export type Bound<T> = T | Binding;

        export type Operator = "==" | "!=" | ">" | "<" | ">=" | "<=" | "in" | "contains" | "matches" | "exists" | "empty";
        export interface Condition { left: Json; op: Operator; right?: Json }
        export interface RuleGroup { mode?: string; conditions: Rule[] }
        export type Rule = boolean | Condition | RuleGroup;

        export interface ActionSpec { name: string; context: Record<string, Json>; confirm?: Confirm }

        export type Kind = keyof KindProps;

        /** A component as it travels. Rules are there in the definition tree, not in the resolved one. */
        export interface Node<K extends Kind> {
          kind: K;
          id: string;
          props: KindProps[K];
          show_if?: Rule;
          hide_if?: Rule;
          required_permissions?: string[];
          capabilities?: string[];
          children?: Component[];
        }

        export type Component = { [K in Kind]: Node<K> }[Kind];

        export interface KindInfo {
          readonly group: string;
          readonly slots: readonly string[];
          readonly events: readonly string[];
          readonly perItem: readonly string[];
          readonly defaults: Readonly<Record<string, string | number | boolean>>;
        }
        """;

    public static GeneratedFile Write(CatalogEntries catalog)
    {
        var reach = new Reach(catalog);
        var code = new CodeText(2);
        code.Line("// " + GeneratedFile.Notice).Line();
        foreach (var line in Language.Split('\n'))
        {
            code.Line(line);
        }

        code.Line();
        foreach (var set in reach.ValueSets)
        {
            code.Line($"/** {set.Help} */");
            code.Line($"export type {Names.Pascal(set.Name)} = {string.Join(" | ", set.Values.Select(CodeText.Quote))};");
        }

        code.Line();
        code.Spaced(reach.Shapes, s => Interface(code, Names.Pascal(s.Name), s.Help, TypeScriptTypes.Travelling(s))).Line();
        Interface(code, "CommonProps", "What every component has.", catalog.Common);
        code.Line();
        code.Spaced(catalog.Kinds, kind => Props(code, kind, catalog.Common)).Line();
        code.Block("export interface KindProps {", "}", () => catalog.Kinds.ToList().ForEach(k => code.Line($"{k.Name}: {k.Name}Props;"))).Line();
        code.Block("export const catalog = {", "} as const satisfies Record<Kind, KindInfo>;", () =>
            catalog.Kinds.ToList().ForEach(k => Info(code, k, catalog.Common)));
        return new GeneratedFile("src/web-client/src/generated/catalog.ts", code.ToString());
    }

    private static void Props(CodeText code, KindEntry kind, IReadOnlyList<PropertyEntry> common)
    {
        var travelling = TypeScriptTypes.Travelling(kind.Shape).Where(p => !common.Contains(p));
        var replaced = common.Where(c => !kind.Shape.Properties.Contains(c)).Select(c => CodeText.Quote(c.Name)).ToList();
        var parent = replaced.Count == 0 ? "CommonProps" : $"Omit<CommonProps, {string.Join(" | ", replaced)}>";
        Interface(code, $"{kind.Name}Props extends {parent}", kind.Help, travelling);
    }

    private static void Interface(CodeText code, string head, string help, IEnumerable<PropertyEntry> properties)
    {
        code.Line($"/** {help} */");
        code.Block($"export interface {head} {{", "}", () =>
        {
            foreach (var property in properties)
            {
                code.Line($"/** {property.Help} */");
                code.Line($"{property.Name}{(property.Required ? "" : "?")}: {TypeScriptTypes.Of(property)};");
            }
        });
    }

    private static void Info(CodeText code, KindEntry kind, IReadOnlyList<PropertyEntry> common)
    {
        var defaults = kind.Shape.Properties.Where(p => p.Default is not null && !common.Contains(p))
            .Select(p => $"{p.Name}: {(p.Default is string text ? CodeText.Quote(text) : Wire.Text(p.Default!))}").ToList();
        var perItem = kind.Shape.Properties.Where(p => p.PerItem).Select(p => p.Name);
        code.Line($"{kind.Name}: {{ group: {CodeText.Quote(kind.Group)}, slots: {List(Slots.Of(kind))}, " +
            $"events: {List(kind.Events.Select(e => e.Name))}, perItem: {List(perItem)}, " +
            $"defaults: {(defaults.Count == 0 ? "{}" : $"{{ {string.Join(", ", defaults)} }}")} }},");
    }

    private static string List(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(CodeText.Quote))}]";
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Pages.Catalog;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>Pages at random without a mistake in them, from what the catalog says of every kind. JSON is YAML too.</summary>
internal sealed class RandomPage
{
    public const string Secret = "SECRET";
    private const int Fragments = 2;
    private const int Deepest = 3;

    /// <summary>How much of a page may come from one seed; without it some seeds make a page of a hundred thousand components.</summary>
    private const int MostComponents = 60;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RandomJson random;
    private int components;
    private int ids;
    private bool secret;
    private bool perItem;

    public RandomPage(int seed)
    {
        random = new RandomJson(new Random(seed));
        for (var i = 0; i < Fragments; i++)
        {
            Files.Add($"fragments/f{i}.yaml", Text(new JsonArray(Component(2, include: false), new JsonObject { ["kind"] = "Text", ["text"] = "@param/title" })));
        }

        var page = new JsonObject { ["components"] = Components(0) };
        if (random.Chance(0.7))
        {
            page["title"] = random.Chance(0.5) ? "@t/m.plain" : Translation();
            page["store"] = new JsonObject { ["page"] = FirstValues(), ["global"] = FirstValues() };
            page["data"] = FirstValues();
            page["on_load"] = Action();
        }

        Files.Add("pages/index.yaml", Text(page));
        (Page, Global, Data) = (random.State(), random.State(), random.State());
    }

    public Dictionary<string, string> Files { get; } = [];

    public JsonObject Page { get; }

    public JsonObject Global { get; }

    public JsonObject Data { get; }

    private static string Text(JsonNode node) => node.ToJsonString(Plain);

    private JsonArray Components(int depth, bool include = true)
    {
        var list = new JsonArray();
        for (var i = random.Next(depth == 0 ? 6 : 3); i >= 0 && components < MostComponents; i--)
        {
            list.Add(include && random.Chance(0.1) ? Include() : Component(depth + 1, include));
        }

        return list;
    }

    private JsonObject Include()
    {
        var file = $"fragments/f{random.Next(Fragments)}";
        var with = new JsonObject { ["title"] = secret ? Secret : random.Chance(0.5) ? Bound(ComponentCatalog.Find("Text")!.Shape.Find("text")!) : "given" };
        return new JsonObject { ["include"] = file, ["with"] = with };
    }

    private JsonObject Component(int depth, bool include)
    {
        components++;
        // What repeats a component for items is one kind of many, and has the most to go wrong.
        var kind = random.Chance(0.1) ? ComponentCatalog.Find("List")! : random.Pick(ComponentCatalog.Kinds.Where(k => depth < Deepest || !k.HasChildren).ToList());
        var outer = secret;
        var component = new JsonObject { ["kind"] = kind.Name };
        var gate = Gate();
        if (include && random.Chance(0.3))
        {
            component["id"] = $"{(secret ? Secret : "")}own{ids++}";
        }

        AddProperties(component, kind.Shape, depth, include);
        Add(component, gate);
        if (kind.HasChildren && random.Chance(0.8))
        {
            component["children"] = Components(depth, include);
        }

        secret = outer;
        return component;
    }

    /// <summary>Rules, and a gate: all inside of a closed one is marked.</summary>
    private JsonObject Gate()
    {
        var keys = new JsonObject();
        if (random.Chance(0.3))
        {
            keys["show_if"] = random.Rule(2, Side);
        }

        if (random.Chance(0.2))
        {
            keys["hide_if"] = random.Rule(2, Side);
        }

        if (random.Chance(0.25))
        {
            var closed = random.Chance(0.5);
            secret |= closed;
            keys["required_permissions"] = closed ? new JsonArray("m.secret") : new JsonArray("m.other", "m.view");
        }

        return keys;
    }

    private static void Add(JsonObject to, JsonObject keys)
    {
        foreach (var (key, value) in keys)
        {
            to[key] = value?.DeepClone();
        }
    }

    private void AddProperties(JsonObject to, Shape shape, int depth, bool include)
    {
        var needed = shape.AtLeastOneOf.Concat(shape.ExactlyOneOf).Select(random.Pick).ToHashSet();
        var excluded = shape.ExactlyOneOf.SelectMany(g => g).Where(n => !needed.Contains(n)).ToHashSet();
        foreach (var spec in shape.Properties.Where(s => s.Name is not ("show_if" or "hide_if" or "required_permissions" or "params" or "children") && !excluded.Contains(s.Name)))
        {
            if (spec.Required || needed.Contains(spec.Name) || random.Chance(spec.Types == ValueTypes.Component ? 0.7 : 0.2))
            {
                to[spec.Name] = Value(spec, depth, include);
            }
        }

        if (shape.Find("children") is not null && random.Chance(0.7))
        {
            to["children"] = Components(depth, include);
        }

        if (shape.Find("params") is not null && to.ContainsKey("action") && random.Chance(0.4))
        {
            to["params"] = random.Map(2, random.Free);
        }
    }

    private JsonNode? Value(PropertySpec spec, int depth, bool include)
    {
        var outer = perItem;
        perItem |= spec.PerItem;
        var value = spec.Types switch
        {
            ValueTypes.Action => Action(),
            ValueTypes.Component => Component(Deepest, include),
            ValueTypes.Components => Components(depth, include),
            ValueTypes.Rule => random.Rule(1, Side),
            _ => spec.Bindable && random.Chance(0.35) ? Bound(spec) : Written(spec, depth, include),
        };
        perItem = outer;
        return value;
    }

    private JsonNode Bound(PropertySpec spec)
    {
        if ((spec.Types & ValueTypes.Text) != 0 && random.Chance(0.4))
        {
            return random.Chance(0.5) ? Translation() : "@t/m.plain";
        }

        while (true)
        {
            // What a literal is has to be right for its property.
            var binding = random.Binding(2);
            if (!binding.ToJsonString().Contains("literal", StringComparison.Ordinal))
            {
                return binding;
            }
        }
    }

    private JsonNode? Written(PropertySpec spec, int depth, bool include)
    {
        var types = Enum.GetValues<ValueTypes>().Where(t => t is ValueTypes.Text or ValueTypes.Number or ValueTypes.Boolean or ValueTypes.List or ValueTypes.Map && (spec.Types & t) != 0).ToList();
        switch (random.Pick(types))
        {
            case ValueTypes.Text:
                return TextOf(spec);
            case ValueTypes.Number:
                return Math.Min(spec.Max ?? double.MaxValue, (spec.Min ?? 0) + random.Next(5));
            case ValueTypes.Boolean:
                return random.Chance(0.5);
            case ValueTypes.List:
                var items = Enumerable.Range(0, spec.Length ?? random.Next(4));
                return new JsonArray([.. items.Select(_ => spec.Items is { } item ? Item(item, depth, include) : random.Free(1))]);
            default:
                return spec.Shape is { } shape ? Map(shape, depth, include)
                    : spec.Items is { } entries ? new JsonObject { ["first"] = Value(entries, depth, include), ["second"] = Value(entries, depth, include) }
                    : random.Map(2, random.Free);
        }
    }

    private JsonNode? Item(PropertySpec item, int depth, bool include)
    {
        if (item.Shape is not { } shape || item.Types != ValueTypes.Map)
        {
            return Value(item, depth, include);
        }

        var outer = secret;
        var gate = shape.Find("show_if") is null ? [] : Gate();
        var map = Map(shape, depth, include);
        Add(map, gate);
        secret = outer;
        return map;
    }

    private JsonObject Map(Shape shape, int depth, bool include)
    {
        var map = new JsonObject();
        AddProperties(map, shape, depth, include);
        return map;
    }

    private string TextOf(PropertySpec spec)
    {
        if (spec.Allowed.Count > 0)
        {
            return random.Pick(spec.Allowed);
        }

        return spec.Format switch
        {
            TextFormat.Id => $"{(secret ? Secret : "")}id{ids++}",
            TextFormat.Pattern => "^a+$",
            _ when perItem && random.Chance(0.4) => random.Pick(["$item", "$item.a", "$index", "$item.a and $index."]),
            _ => secret ? $"{Secret} text" : random.Pick(["text", "two words", "", "\u00e9\u2028 \"quoted\" \\ {x}"]),
        };
    }

    private JsonNode Action()
    {
        var name = secret ? $"m.{Secret}" : "m.go";
        if (random.Chance(0.4))
        {
            return name;
        }

        var action = new JsonObject { ["name"] = name, ["context"] = random.Map(2, random.Free) };
        if (random.Chance(0.4))
        {
            action["confirm"] = new JsonObject { ["text"] = Translation() };
        }

        return action;
    }

    private JsonObject Translation() => new()
    {
        ["type"] = "t",
        ["key"] = random.Pick(["m.plain", "m.greeting", "m.tasks", "m.nowhere", "m.{name}"]),
        ["args"] = new JsonObject { ["name"] = random.Free(1), ["count"] = random.Chance(0.5) ? random.Next(3) : random.Binding(1) },
    };

    private JsonNode? Side() => perItem && random.Chance(0.3) ? random.Pick(["$item.a", "$index", "$item"]) : random.Free(1);

    private JsonObject FirstValues()
    {
        var values = new JsonObject();
        foreach (var path in new[] { "/a", "/b/c", "/deep/er/still", "list", "/map/new", "/map", "/map/later" }.Where(_ => random.Chance(0.4)))
        {
            values[path] = random.Free(1);
        }

        return values;
    }
}

using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads bindings in their explicit form (<c>{type: store, scope: page, path: /a}</c>).</summary>
internal sealed class ExplicitBindingReader(CompileContext context)
{
    private static readonly string[] Scopes = ["page", "global", "auto"];

    /// <summary>Null where the map is an ordinary one.</summary>
    public Expression? TryRead(YamlMapping map, bool takesShort)
    {
        if (takesShort && map.Entries is [{ Key: "path", Value: YamlScalar { Value.Text: { } alone } only }])
        {
            return new DataExpression(context.Bindings.Path(only, alone), null);
        }

        return (map["type"] as YamlScalar)?.Value.Text switch
        {
            "store" => Checked(map, "type", "scope", "path", "default") ? ReadStore(map) : ConstantExpression.Null,
            "data" => Checked(map, "type", "path", "default") ? new DataExpression(Path(map), Default(map)) : ConstantExpression.Null,
            "action" => Checked(map, "type", "name", "args", "default", "cache_scope") ? ReadAction(map) : ConstantExpression.Null,
            "t" => Checked(map, "type", "key", "args") ? ReadTranslation(map) : ConstantExpression.Null,
            "literal" => Checked(map, "type", "value") ? new LiteralExpression(map["value"]?.ToValue() ?? default) : ConstantExpression.Null,
            _ => null,
        };
    }

    private StoreExpression ReadStore(YamlMapping map)
    {
        var scope = StoreScope.Auto;
        if (map.TryGet("scope", out var entry))
        {
            var written = (entry.Value as YamlScalar)?.Value.Text ?? "";
            if (!Scopes.Contains(written))
            {
                context.ReportUnknown(
                    entry, DiagnosticCodes.NotAllowed,
                    $"a store's scope is page, global or auto, not {Quoted.Show(written)}", written, Scopes);
            }

            scope = written switch
            {
                "page" => StoreScope.Page,
                "global" => StoreScope.Global,
                _ => StoreScope.Auto,
            };
        }

        return new StoreExpression(scope, Path(map), Default(map));
    }

    private Expression ReadAction(YamlMapping map)
    {
        if (!TryText(map, "name", DiagnosticCodes.MissingProperty, out var name, out var node))
        {
            return ConstantExpression.Null;
        }

        context.Uses.AddAction(name, node);
        return new ActionExpression(name, Arguments(map), Default(map), Optional(map, "cache_scope"));
    }

    private Expression ReadTranslation(YamlMapping map)
    {
        if (!TryText(map, "key", DiagnosticCodes.MissingProperty, out var key, out var node))
        {
            return ConstantExpression.Null;
        }

        context.Uses.AddKey(key, node);
        if (!map.TryGet("args", out var args))
        {
            return new TranslationExpression(key, null);
        }

        if (args.Value is not YamlMapping given)
        {
            context.Report(args, DiagnosticCodes.WrongType, $"the arguments of a message are a map, not {args.Value.Describe()}");
            return new TranslationExpression(key, null);
        }

        return new TranslationExpression(key, new MapExpression(
            [.. given.Entries.Select(e => KeyValuePair.Create(e.Key, context.Values.ReadFree(e.Value)))]));
    }

    private PointerPath Path(YamlMapping map) =>
        TryText(map, "path", DiagnosticCodes.BadPath, out var text, out var node) ? context.Bindings.Path(node, text) : PointerPath.Root;

    private Expression? Arguments(YamlMapping map) => map["args"] switch
    {
        null => null,
        YamlMapping args => context.Values.ReadNamed(args),
        var other => context.Values.ReadFree(other),
    };

    private Expression? Default(YamlMapping map) => Optional(map, "default");

    private Expression? Optional(YamlMapping map, string key) =>
        map[key] is { } node ? context.Values.ReadFree(node) : null;

    private bool TryText(YamlMapping map, string key, DiagnosticCode missing, out string text, out YamlNode node)
    {
        node = map[key] ?? map;
        text = (node as YamlScalar)?.Value.Text ?? "";
        if (node is YamlScalar { Value.Text: not null })
        {
            return true;
        }

        var kind = ((YamlScalar)map["type"]!).Value.Text;
        if (map.TryGet(key, out var entry))
        {
            context.Report(entry, DiagnosticCodes.WrongType, $"the {key} of a {kind} binding is text, not {node.Describe()}");
        }
        else
        {
            context.Report(map, missing, $"a {kind} binding needs '{key}'");
        }

        return false;
    }

    private bool Checked(YamlMapping map, params string[] keys)
    {
        var known = true;
        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key)))
        {
            known = false;
            context.ReportUnknown(
                entry, DiagnosticCodes.UnknownProperty,
                $"a {((YamlScalar)map["type"]!).Value.Text} binding has no {Quoted.Show(entry.Key)}", entry.Key, keys);
        }

        return known;
    }
}

using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>The factory: a method a kind, and one for builders.</summary>
internal static class FactoryWriter
{
    public static GeneratedFile Write(IReadOnlyList<KindEntry> kinds) => SdkFile.Of("ComponentFactory", code =>
    {
        code.Line("/// <summary>Makes components, one method a kind, and builders to put them into. Thread safe.</summary>");
        code.Braces("public sealed class ComponentFactory", () =>
        {
            code.Line("/// <summary>Makes an empty builder, for a surface or a question to the user.</summary>");
            code.Line("/// <returns>A new builder.</returns>");
            code.Line("public Builder Builder() => new();").Line();
            code.Spaced(kinds, kind => Method(code, kind));
        });
    });

    private static void Method(CodeText code, KindEntry kind)
    {
        var required = kind.Shape.Properties.Where(p => p.Required).ToList();
        var optional = kind.Shape.Properties.Where(p => p.Parameter && !p.Required).ToList();
        Documentation(code, kind, [.. required, .. optional]);
        var parameters = new List<string> { "string id" };
        parameters.AddRange(required.Select(p => $"{SdkTypes.Of(p)} {Names.Parameter(p.Name)}"));
        parameters.AddRange(optional.Select(p => $"{SdkTypes.Optional(p)} {Names.Parameter(p.Name)} = null"));
        if (kind.HasChildren)
        {
            parameters.Add("IEnumerable<Component>? children = null");
        }

        var arguments = string.Concat(required.Select(p => ", " + Names.Parameter(p.Name))) + (kind.HasChildren ? ", children" : "");
        var head = $"public {kind.Name} {kind.Name}({string.Join(", ", parameters)})";
        if (optional.Count == 0)
        {
            Expression(code, head, $"new(id{arguments});");
            return;
        }

        Head(code, head, parameters);
        code.Block("{", "}", () =>
        {
            code.Line($"var component = new {kind.Name}(id{arguments});");
            foreach (var property in optional)
            {
                var name = Names.Parameter(property.Name);
                code.Braces($"if ({name} is not null)", () => code.Line($"component.{Names.Pascal(property.Name)}({name});")).Line();
            }

            code.Line("return component;");
        });
    }

    private static void Expression(CodeText code, string head, string body)
    {
        var line = $"{head} => {body}";
        if (code.Fits(line))
        {
            code.Line(line);
            return;
        }

        code.Line($"{head} =>").Indented(() => code.Line(body));
    }

    private static void Head(CodeText code, string head, List<string> parameters)
    {
        if (code.Fits(head))
        {
            code.Line(head);
            return;
        }

        var last = parameters.Count - 1;
        code.Line(head[..(head.IndexOf('(', StringComparison.Ordinal) + 1)]).Indented(() =>
        {
            parameters[..last].ForEach(parameter => code.Line(parameter + ","));
            code.Line(parameters[last] + ")");
        });
    }

    private static void Documentation(CodeText code, KindEntry kind, IReadOnlyList<PropertyEntry> parameters)
    {
        code.Line($"/// <summary>{SdkFile.Xml(kind.Help)}</summary>");
        code.Line("/// <param name=\"id\">The name by which effects and other components find it; unique on its page.</param>");
        foreach (var property in parameters)
        {
            var omitted = property is { Required: false, Default: null } ? " Default: left out." : "";
            code.Line($"/// <param name=\"{Names.Camel(property.Name)}\">{SdkFile.Help(property)}{omitted}</param>");
        }

        if (kind.HasChildren)
        {
            code.Line("/// <param name=\"children\">The components inside it. Default: none.</param>");
        }

        code.Line("/// <returns>A new component.</returns>");
        code.Line("/// <exception cref=\"ArgumentException\">The id is not one.</exception>");
    }
}

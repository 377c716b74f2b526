using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Takes in the files that a list of components includes.</summary>
internal sealed class IncludeReader(CompileContext context, FragmentFiles? fragments)
{
    private const string Compact = "@include/";
    private static readonly string[] Keys = ["include", "with"];

    private readonly Stack<Open> open = new();

    /// <summary>
    /// Whether the node is an include. If so <paramref name="components"/> are what stands in its file,
    /// until <see cref="Close"/>; null where that cannot be had, which is reported.
    /// </summary>
    public bool TryOpen(YamlNode node, out IReadOnlyList<YamlNode>? components)
    {
        components = null;
        switch (node)
        {
            case YamlScalar { Value.Text: { } text } when text.StartsWith(Compact, StringComparison.Ordinal):
                components = Enter(node, text[Compact.Length..], null);
                return true;
            case YamlMapping map when map.TryGet("include", out var target):
                components = EnterMap(map, target);
                return true;
            default:
                return false;
        }
    }

    public void Close() => open.Pop();

    private IReadOnlyList<YamlNode>? EnterMap(YamlMapping map, YamlEntry target)
    {
        foreach (var entry in map.Entries.Where(e => !Keys.Contains(e.Key)))
        {
            context.ReportUnknown(entry, DiagnosticCodes.UnknownProperty, $"an include has no {Quoted.Show(entry.Key)}", entry.Key, Keys);
        }

        if (target.Value is not YamlScalar { Value.Text: { } path })
        {
            context.Report(target, DiagnosticCodes.WrongType, $"'include' is the path of a file, not {target.Value.Describe()}");
            return null;
        }

        if (!map.TryGet("with", out var with))
        {
            return Enter(target.Value, path, null);
        }

        if (with.Value is not YamlMapping given)
        {
            context.Report(with, DiagnosticCodes.WrongType, $"'with' is a map of parameters, not {with.Value.Describe()}");
            return null;
        }

        return Enter(target.Value, path, given);
    }

    private IReadOnlyList<YamlNode>? Enter(YamlNode at, string target, YamlMapping? given)
    {
        var path = fragments?.Find(target, (code, message) => context.Report(at, code, message));
        if (path is null)
        {
            return null;
        }

        if (open.Any(o => o.Path == path))
        {
            var way = string.Join(", ", open.Reverse().Select(o => Quoted.Bare(o.Path)));
            context.Report(at, DiagnosticCodes.IncludeCycle, $"{Quoted.Show(path)} includes itself, by way of {way}");
            return null;
        }

        if (open.Count == PageLimits.IncludeDepth)
        {
            context.Report(at, DiagnosticCodes.IncludeTooDeep, $"includes nest deeper than {PageLimits.IncludeDepth} levels");
            return null;
        }

        var parameters = Merge(open.TryPeek(out var outer) ? outer.Given : null, given);
        if (fragments!.Read(path, context.Bag) is not { } content)
        {
            return null;
        }

        if (Components(context.Parameters.Fill(content, parameters)) is not { } components)
        {
            context.Report(content, DiagnosticCodes.WrongType, $"an included file is a list of components, not {content.Describe()}");
            return null;
        }

        open.Push(new Open(path, parameters));
        return components;
    }

    private static IReadOnlyList<YamlNode>? Components(YamlNode content) => content switch
    {
        YamlSequence list => list.Items,
        YamlMapping map when map["kind"] is not null || map["include"] is not null => [map],
        YamlMapping { Entries: [{ Key: "components", Value: YamlSequence list }] } => list.Items,
        _ => null,
    };

    /// <summary>What an include gives wins over what reaches it from outside.</summary>
    private static YamlMapping? Merge(YamlMapping? outer, YamlMapping? inner)
    {
        if (outer is null || inner is null)
        {
            return inner ?? outer;
        }

        var entries = inner.Entries.Concat(outer.Entries.Where(e => inner[e.Key] is null));
        return new YamlMapping(inner.File, inner.Line, inner.Column, [.. entries]);
    }

    private sealed record Open(string Path, YamlMapping? Given);
}

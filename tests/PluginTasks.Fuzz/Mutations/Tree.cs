using System.Text;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Fuzz.Mutations;

/// <summary>YAML that can be changed.</summary>
internal sealed class Tree
{
    private Shape shape;
    private Value scalar;

    private enum Shape
    {
        Scalar,
        List,
        Map,
    }

    /// <summary>The entries of a map, the items of a list with empty keys.</summary>
    public List<(string Key, Tree Value)> Parts { get; private set; } = [];

    public static Tree Of(string text) => new() { scalar = Value.Of(text) };

    public static Tree List(Tree only) => new() { shape = Shape.List, Parts = [("", only)] };

    public static Tree Map(string key, Tree only) => new() { shape = Shape.Map, Parts = [(key, only)] };

    /// <summary>Null where the text is not YAML.</summary>
    public static Tree? Read(string text) => YamlReader.Read(text, "", new DiagnosticBag()) is { } node ? From(node) : null;

    public Tree With(string key, Tree value)
    {
        Parts.Add((key, value));
        return this;
    }

    public IEnumerable<Tree> All() => Parts.SelectMany(p => p.Value.All()).Prepend(this);

    public Tree Copy() => new() { shape = shape, scalar = scalar, Parts = [.. Parts.Select(p => (p.Key, p.Value.Copy()))] };

    public void Become(Tree other) => (shape, scalar, Parts) = (other.shape, other.scalar, other.Parts);

    /// <param name="to">Where it is written.</param>
    /// <param name="indent">How far blocks are indented; null for brackets and braces.</param>
    public void Write(StringBuilder to, int? indent)
    {
        if (shape == Shape.Scalar || Parts.Count == 0 || indent is not { } depth)
        {
            to.Append(shape switch
            {
                Shape.List => $"[{string.Join(", ", Parts.Select(p => Flow(p.Value)))}]",
                Shape.Map => $"{{{string.Join(", ", Parts.Select(p => $"{Quote(p.Key)}: {Flow(p.Value)}"))}}}",
                _ => ValueJson.ToText(scalar),
            });
            return;
        }

        for (var i = 0; i < Parts.Count; i++)
        {
            var (key, value) = Parts[i];
            to.Append('\n').Append(' ', depth).Append(shape == Shape.List ? "-" : Quote(key) + ":").Append(' ');
            value.Write(to, depth + 2);
        }
    }

    private static Tree From(YamlNode node) => node switch
    {
        YamlSequence list => new Tree { shape = Shape.List, Parts = [.. list.Items.Select(i => ("", From(i)))] },
        YamlMapping map => new Tree { shape = Shape.Map, Parts = [.. map.Entries.Select(e => (e.Key, From(e.Value)))] },
        _ => new Tree { scalar = node.ToValue() },
    };

    private static string Quote(string key) => ValueJson.ToText(Value.Of(key));

    private static string Flow(Tree tree)
    {
        var text = new StringBuilder();
        tree.Write(text, null);
        return text.ToString();
    }
}

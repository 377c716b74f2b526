using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PluginTasks.Pages.Yaml;

/// <summary>Builds nodes from the parser's events.</summary>
internal sealed class YamlComposer(Parser parser, string file, DiagnosticBag bag)
{
    private readonly Dictionary<string, Anchored?> anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> knownTexts = new(StringComparer.Ordinal);
    private int aliasNodes;
    private int written;

    /// <summary>How much a node is with its aliases written out.</summary>
    private int size;
    private int depth;

    /// <param name="key">The key whose value is read: text and numbers stand where their key does.</param>
    public YamlNode ReadNode(Mark? key = null)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }

        var start = parser.Consume<NodeEvent>();
        RefuseTag(start);
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            anchors[anchor] = null;
        }

        var (sizeBefore, depthBefore) = (size, depth);
        size++;
        if (++written > YamlLimits.Nodes)
        {
            throw new UnreadableYamlException(DiagnosticCodes.TooLarge, start.Start, $"the file holds more than {YamlLimits.Nodes:N0} values");
        }

        YamlNode node = start switch
        {
            Scalar scalar => ReadScalar(scalar, key ?? scalar.Start),
            SequenceStart => ReadSequence(start.Start),
            _ => ReadMapping(start.Start),
        };

        if (anchor is not null)
        {
            anchors[anchor] = new Anchored(node, size - sizeBefore, Height(node));
        }

        depth = depthBefore;
        return node;
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, alias.Start, $"there is no anchor {Quoted.Show(alias.Value.Value)} before this alias");
        }

        if (anchored is null)
        {
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, alias.Start, $"the alias {Quoted.Show(alias.Value.Value)} stands inside of itself");
        }

        aliasNodes += anchored.Size;
        size += anchored.Size;
        if (aliasNodes > YamlLimits.AliasNodes)
        {
            throw new UnreadableYamlException(
                DiagnosticCodes.TooManyAliases,
                alias.Start,
                $"aliases of this file stand for more than {YamlLimits.AliasNodes:N0} nodes");
        }

        RefuseDepth(depth + anchored.Height, alias.Start);
        return anchored.Node;
    }

    private YamlScalar ReadScalar(Scalar scalar, Mark place)
    {
        var value = Value.Of(scalar.Value);
        if (scalar.Style == ScalarStyle.Plain && !ScalarSchema.TryResolve(scalar.Value, out value))
        {
            throw new UnreadableYamlException(
                DiagnosticCodes.Syntax,
                scalar.Start,
                $"{Quoted.Show(scalar.Value)} is not a number that can be used; quote it to make it text");
        }

        return new YamlScalar(file, (int)place.Line, (int)place.Column, value);
    }

    private YamlSequence ReadSequence(Mark start)
    {
        RefuseDepth(++depth, start);
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
        }

        return new YamlSequence(file, (int)start.Line, (int)start.Column, items);
    }

    private YamlMapping ReadMapping(Mark start)
    {
        RefuseDepth(++depth, start);
        var entries = new MappingEntries(bag);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            ReadEntry(entries);
        }

        return new YamlMapping(file, (int)start.Line, (int)start.Column, entries.Complete());
    }

    private void ReadEntry(MappingEntries entries)
    {
        var start = parser.Current!.Start;
        if (parser.Accept<Scalar>(out var scalar))
        {
            RefuseTag(scalar);
            parser.MoveNext();
            if (!scalar.Anchor.IsEmpty)
            {
                anchors[scalar.Anchor.Value] = new Anchored(ReadScalar(scalar, scalar.Start), 1, 0);
            }

            var isMerge = scalar is { Value: "<<", Style: ScalarStyle.Plain };
            entries.Add(new YamlEntry(Interned(scalar.Value), file, (int)start.Line, (int)start.Column, ReadNode(start)), isMerge);
        }
        else if (parser.Accept<AnchorAlias>(out _) && ReadNode() is YamlScalar { Value.Text: { } key })
        {
            entries.Add(new YamlEntry(key, file, (int)start.Line, (int)start.Column, ReadNode(start)), isMerge: false);
        }
        else
        {
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, start, "a key has to be text; quote text that starts with '{' or '['");
        }
    }

    /// <summary>Keys repeat a thousand times in a page; one string serves them all.</summary>
    private string Interned(string key)
    {
        if (knownTexts.TryGetValue(key, out var known))
        {
            return known;
        }

        knownTexts.Add(key, key);
        return key;
    }

    private static void RefuseTag(NodeEvent node)
    {
        // An implicit "!" is how the parser marks quoted text.
        if (!node.Tag.IsEmpty && !(node.Tag.IsNonSpecific && node is Scalar))
        {
            throw new UnreadableYamlException(DiagnosticCodes.Tag, node.Start, $"tags are not used here; remove {Quoted.Show(node.Tag.Value)}");
        }
    }

    private static void RefuseDepth(int depth, Mark mark)
    {
        if (depth > YamlLimits.Depth)
        {
            throw new UnreadableYamlException(DiagnosticCodes.TooDeep, mark, $"lists and maps nest deeper than {YamlLimits.Depth} levels");
        }
    }

    private static int Height(YamlNode node) => node switch
    {
        YamlSequence list => 1 + list.Items.Select(Height).DefaultIfEmpty().Max(),
        YamlMapping map => 1 + map.Entries.Select(e => Height(e.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private sealed record Anchored(YamlNode Node, int Size, int Height);
}

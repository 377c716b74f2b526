using System.Text;
using System.Text.Json;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>Reads a file of JSON into the same nodes as YAML.</summary>
public static class JsonReader
{
    /// <summary>The file's value; null where it cannot be read.</summary>
    public static YamlNode? Read(ReadOnlySpan<byte> utf8, string file, DiagnosticBag bag)
    {
        return SourceText.Decode(utf8, file, bag) is { } text ? ReadUnlimited(Encoding.UTF8.GetBytes(text), file, bag) : null;
    }

    /// <summary>The same for a file of any size.</summary>
    public static YamlNode? ReadUnlimited(ReadOnlySpan<byte> bytes, string file, DiagnosticBag bag)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = YamlLimits.Depth });
        try
        {
            reader.Read();
            var root = new Places(bytes, file).ReadNode(ref reader, bag);
            reader.Read();
            return root;
        }
        catch (JsonException problem)
        {
            bag.Add(DiagnosticCodes.Syntax, file, 1 + (int)(problem.LineNumber ?? 0), 1 + (int)(problem.BytePositionInLine ?? 0), "this is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in an escape: valid as a token, no text.
            bag.Add(DiagnosticCodes.Syntax, file, 1, 1, "an escape in this JSON is not a character");
        }

        return null;
    }

    private ref struct Places(ReadOnlySpan<byte> bytes, string file)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int line = 1;
        private int lineStart;
        private int seen;

        public YamlNode ReadNode(ref Utf8JsonReader reader, DiagnosticBag bag)
        {
            var (atLine, atColumn) = Place(reader.TokenStartIndex);
            return reader.TokenType switch
            {
                JsonTokenType.StartArray => new YamlSequence(file, atLine, atColumn, ReadItems(ref reader, bag)),
                JsonTokenType.StartObject => new YamlMapping(file, atLine, atColumn, ReadEntries(ref reader, bag)),
                _ => new YamlScalar(file, atLine, atColumn, ReadScalar(ref reader)),
            };
        }

        private List<YamlNode> ReadItems(ref Utf8JsonReader reader, DiagnosticBag bag)
        {
            var items = new List<YamlNode>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                items.Add(ReadNode(ref reader, bag));
            }

            return items;
        }

        private IReadOnlyList<YamlEntry> ReadEntries(ref Utf8JsonReader reader, DiagnosticBag bag)
        {
            var entries = new MappingEntries(bag);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (atLine, atColumn) = Place(reader.TokenStartIndex);
                var key = reader.GetString()!;
                reader.Read();
                entries.Add(new YamlEntry(key, file, atLine, atColumn, ReadNode(ref reader, bag)), isMerge: false);
            }

            return entries.Complete();
        }

        private static Value ReadScalar(ref Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.String => Value.Of(reader.GetString()),
            JsonTokenType.Number => Value.Of(reader.GetDouble()),
            JsonTokenType.True => Value.True,
            JsonTokenType.False => Value.False,
            _ => default,
        };

        private (int Line, int Column) Place(long offset)
        {
            for (; seen < offset; seen++)
            {
                if (bytes[seen] == '\n')
                {
                    line++;
                    lineStart = seen + 1;
                }
            }

            return (line, (int)offset - lineStart + 1);
        }
    }
}

using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginTasks.Catalog.Reading;

/// <summary>A YAML node with its file and where it is, for messages that name the place.</summary>
internal sealed class Entry(string file, string path, YamlNode node)
{
    public string Path => path;

    public bool IsMap => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    public string Text => node is YamlScalarNode { Value: { } text } ? text : throw Error("a text is expected");

    public bool Boolean => Text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Error("true or false is expected"),
    };

    public double Number => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Error("a number is expected");

    public IReadOnlyList<Entry> Items => node is YamlSequenceNode list
        ? [.. list.Select((item, i) => new Entry(file, $"{path}[{i}]", item))]
        : throw Error("a list is expected");

    /// <summary>The text, or each text of a list.</summary>
    public IReadOnlyList<Entry> OneOrMany => IsList ? Items : [this];

    public IReadOnlyList<KeyValuePair<string, Entry>> Pairs => node is YamlMappingNode map
        ? [.. map.Select(pair => KeyValuePair.Create(KeyOf(pair.Key), new Entry(file, $"{path}.{KeyOf(pair.Key)}".TrimStart('.'), pair.Value)))]
        : throw Error("a map is expected");

    /// <summary>A plain scalar as the core schema reads it: text, double or boolean.</summary>
    public object Scalar
    {
        get
        {
            if (node is YamlScalarNode { Style: ScalarStyle.Plain })
            {
                if (Text is "true" or "false")
                {
                    return Boolean;
                }

                if (double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }
            }

            return Text;
        }
    }

    public Entry? Find(string key) => Pairs.Where(p => p.Key == key).Select(p => p.Value).FirstOrDefault();

    public Entry Get(string key) => Find(key) ?? throw Error($"'{key}' is missing");

    public void AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, entry) in Pairs)
        {
            if (!keys.Contains(key))
            {
                throw entry.Error($"unknown key '{key}'");
            }
        }
    }

    public CatalogException Error(string message) =>
        new($"{file}:{node.Start.Line}:{node.Start.Column}: {(path.Length == 0 ? "" : path + ": ")}{message}");

    private string KeyOf(YamlNode key) => key is YamlScalarNode { Value: { } text } ? text : throw Error("keys are texts");
}

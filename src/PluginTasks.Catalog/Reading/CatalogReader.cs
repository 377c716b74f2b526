using PluginTasks.Catalog.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginTasks.Catalog.Reading;

/// <summary>Reads a catalog file.</summary>
public sealed class CatalogReader
{
    private static readonly string[] Groups = ["layout", "content", "actions", "forms", "data", "effects"];

    private readonly Entry root;
    private readonly PropertyReader properties;

    private CatalogReader(Entry root)
    {
        this.root = root;
        properties = new PropertyReader(root);
    }

    /// <summary>Reads the text of a catalog; the file's name is for messages.</summary>
    /// <exception cref="CatalogException">Something in it is wrong.</exception>
    public static CatalogEntries Read(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new CatalogException($"{file}:{e.Start.Line}:{e.Start.Column}: {e.Message}", e);
        }

        return new CatalogReader(new Entry(file, "", stream.Documents[0].RootNode)).Read();
    }

    private CatalogEntries Read()
    {
        root.AllowOnly("values", "keys", "common", "mixins", "shapes", "kinds");
        var common = root.Find("common") is { } entry ? properties.ReadAll(entry) : [];
        return new CatalogEntries
        {
            ValueSets = properties.ValueSets,
            Keys = new ShapeEntry
            {
                Name = "component",
                Help = "The keys that every component has.",
                Properties = root.Find("keys") is { } keys ? properties.ReadAll(keys) : [],
            },
            Common = common,
            Shapes = [.. root.Find("shapes")?.Pairs.Select(p => properties.ShapeNamed(p.Value, p.Key)) ?? []],
            Kinds = [.. root.Find("kinds")?.Pairs.Select(p => ReadKind(p.Key, p.Value, common)) ?? []],
        };
    }

    private KindEntry ReadKind(string name, Entry entry, IReadOnlyList<PropertyEntry> common)
    {
        entry.AllowOnly("group", "help", "children", "mixin", "properties", "exactly_one_of", "at_least_one_of", "example");
        var group = entry.Get("group");
        if (!Groups.Contains(group.Text))
        {
            throw group.Error($"unknown group '{group.Text}'; there are {string.Join(", ", Groups)}");
        }

        var declared = properties.ReadAll(entry.Get("properties"));
        var mixed = Take(declared, Mixin(entry));
        var own = declared.Where(p => !mixed.Contains(p) && common.All(c => c.Name != p.Name)).Concat(mixed).ToList();
        var all = own.Concat(Take(declared, common)).ToList();
        return new KindEntry
        {
            Name = name,
            Group = group.Text,
            Help = entry.Get("help").Text,
            HasChildren = entry.Find("children")?.Boolean ?? false,
            Example = Example.Of(entry.Get("example"), name),
            OwnCount = own.Count,
            Shape = new ShapeEntry
            {
                Name = name,
                Help = entry.Get("help").Text,
                Properties = all,
                ExactlyOneOf = PropertyReader.ReadGroups(entry.Find("exactly_one_of"), all),
                AtLeastOneOf = PropertyReader.ReadGroups(entry.Find("at_least_one_of"), all),
            },
        };
    }

    private IReadOnlyList<PropertyEntry> Mixin(Entry kind)
    {
        if (kind.Find("mixin") is not { } name)
        {
            return [];
        }

        var mixin = root.Find("mixins")?.Find(name.Text) ?? throw name.Error($"there is no mixin '{name.Text}'");
        return properties.ReadAll(mixin.Get("properties"));
    }

    /// <summary>The shared properties, each replaced by the kind's own of that name where there is one.</summary>
    private static List<PropertyEntry> Take(IReadOnlyList<PropertyEntry> declared, IReadOnlyList<PropertyEntry> shared) =>
        [.. shared.Select(s => declared.FirstOrDefault(d => d.Name == s.Name) ?? s)];
}

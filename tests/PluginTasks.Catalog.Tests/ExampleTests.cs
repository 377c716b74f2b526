using PluginTasks.Catalog.Model;
using YamlDotNet.RepresentationModel;

namespace PluginTasks.Catalog.Tests;

/// <summary>Examples use what the catalog declares; the page compiler checks their values.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Kinds => [.. Repository.Catalog.Kinds.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Example_Always_HasOnlyDeclaredPropertiesAndAllRequiredOnes(string name)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Repository.Catalog.Kinds.Single(k => k.Name == name).Example));

        var components = Components(stream.Documents[0].RootNode).ToList();

        Assert.Contains(components, c => Text(c, "kind") == name);
        Assert.All(components, Check);
        var ids = components.Select(c => Text(c, "id")).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static void Check(YamlMappingNode component)
    {
        var kind = Repository.Catalog.Kinds.Single(k => k.Name == Text(component, "kind"));
        var keys = component.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).ToList();
        var declared = kind.Shape.Properties.Concat(Repository.Catalog.Keys.Properties).Select(p => p.Name).ToList();

        Assert.Empty(keys.Except(declared));
        Assert.Empty(kind.Shape.Properties.Where(p => p.Required).Select(p => p.Name).Except(keys));
        Assert.All(kind.Shape.ExactlyOneOf, group => Assert.Single(group.Intersect(keys)));
        Assert.All(kind.Shape.AtLeastOneOf, group => Assert.NotEmpty(group.Intersect(keys)));
        foreach (var property in kind.Shape.Properties.Where(p => p.Values is not null && keys.Contains(p.Name)))
        {
            Assert.Contains(Text(component, property.Name), property.Values!.Values);
        }
    }

    private static IEnumerable<YamlMappingNode> Components(YamlNode node) => node switch
    {
        YamlSequenceNode list => list.SelectMany(Components),
        YamlMappingNode map => (Text(map, "kind") is null ? [] : new[] { map }).Concat(map.Children.Values.SelectMany(Components)),
        _ => [],
    };

    private static string? Text(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value : null;
}

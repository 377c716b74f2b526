using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginTasks.Catalog.Reading;

/// <summary>A kind's example: a page whose components include one of that kind.</summary>
internal static class Example
{
    public static string Of(Entry entry, string kind)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(entry.Text));
        }
        catch (YamlException e)
        {
            throw entry.Error($"the example is not YAML: {e.Message}");
        }

        var page = new Entry("example", "", stream.Documents[0].RootNode);
        if (!page.IsList || page.Items.All(c => c.Find("kind")?.Text != kind))
        {
            throw entry.Error($"the example is not a list with a {kind}");
        }

        return entry.Text.TrimEnd('\n') + "\n";
    }
}

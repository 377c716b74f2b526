using System.Text;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Tests.Yaml;

public sealed class JsonReaderTests
{
    [Fact]
    public void Read_Json_GivesDataWithPlaces()
    {
        var bag = new DiagnosticBag();

        var node = (YamlMapping)JsonReader.Read(Encoding.UTF8.GetBytes("{\n  \"a\": [1, true, null],\n  \"é\": \"x\"\n}"), "f.json", bag)!;

        Assert.Empty(bag.ToSorted());
        Assert.Equal("""{"a":[1,true,null],"é":"x"}""", ValueJson.ToText(node.ToValue()));
        Assert.Equal((2, 3), (node.Entries[0].Line, node.Entries[0].Column));
        Assert.Equal((3, 8), (node.Entries[1].Value.Line, node.Entries[1].Value.Column - 1));
    }

    [Theory]
    [InlineData("{\"a\": 1, \"a\": 2}", "PT1002@1:10")]
    [InlineData("{\"a\": }", "PT1001@1:7")]
    [InlineData("{\"a\": 1} x", "PT1001@1:10")]
    [InlineData("", "PT1001@1:1")]
    [InlineData("\"\\ud800\"", "PT1001@1:1")]
    public void Read_BrokenJson_SaysWhere(string json, string expected)
    {
        var bag = new DiagnosticBag();

        JsonReader.Read(Encoding.UTF8.GetBytes(json), "f.json", bag);

        Assert.Equal(expected, TestFolder.Codes(bag.ToSorted()));
    }
}

using System.Text.Json;
using PluginTasks.ModuleRuntime.Languages;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Messages.Loading;

namespace PluginTasks.ModuleRuntime.Tests.Languages;

/// <summary>A module's own texts are those of its pages: the cases that host and web client agree on.</summary>
public sealed class LanguageConformanceTests
{
    private static JsonElement Suite { get; } = JsonDocument.Parse(File.ReadAllText(Built.Conformance("i18n"))).RootElement;

    public static TheoryData<string> Cases => [.. Suite.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_Case_IsAsExpected(string name)
    {
        var given = Suite.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var languages = given.GetProperty("locales").EnumerateObject().ToDictionary(
            l => l.Name, IReadOnlyDictionary<string, JsonElement> (l) => Flat("", l.Value).ToDictionary());
        var table = new MessageTable(new ModuleMessages { DefaultLanguage = given.GetProperty("default").GetString()!, Languages = languages });

        Assert.Equal(given.GetProperty("expect").GetString(), table.Text(given.GetProperty("lang").GetString(), given.GetProperty("key").GetString()!, given.GetProperty("args")));
    }

    [Theory]
    [InlineData("""{"a": "x"}""", "x")]
    [InlineData("""{"a": 1e21}""", "1e+21")]
    [InlineData("""{"a": 1.50}""", "1.5")]
    [InlineData("""{"a": true}""", "true")]
    [InlineData("""{"a": null}""", "null")]
    [InlineData("""{"a": [1, "b", {"c": "d\"\n"}]}""", """[1,"b",{"c":"d\"\n"}]""")]
    [InlineData("{}", "{a}")]
    public void Text_Argument_StandsAsInPages(string args, string expected)
    {
        var texts = new Dictionary<string, JsonElement> { ["k"] = JsonSerializer.SerializeToElement("{a}") };
        var table = new MessageTable(new ModuleMessages { DefaultLanguage = "en", Languages = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>> { ["en"] = texts } });

        Assert.Equal(expected, table.Text("en", "k", JsonDocument.Parse(args).RootElement));
    }

    private static IEnumerable<KeyValuePair<string, JsonElement>> Flat(string prefix, JsonElement tree) => tree.EnumerateObject().SelectMany(entry =>
        entry.Value.ValueKind == JsonValueKind.Object && !entry.Value.TryGetProperty("other", out _)
            ? Flat($"{prefix}{entry.Name}.", entry.Value)
            : [KeyValuePair.Create(prefix + entry.Name, entry.Value)]);
}

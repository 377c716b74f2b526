using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>What holds for every page.</summary>
public sealed class PagePropertyTests
{
    private const int PagesOfASeed = 60;

    private static readonly PageUser[] Users = [new("super"), new("user", ["m.view"])];
    private static readonly string[] Tags = ["en", "it"];
    private static readonly MessageCatalog Messages = new([Locale("en", "tasks"), Locale("it", "compiti")], "en");
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 5).Select(i => i * 1_000)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trees_DefinitionEvaluatedByAClient_IsTheResolvedTree(int seed) => ForEach(seed, (random, page) =>
    {
        foreach (var view in Views(page))
        {
            var expected = ClientEvaluator.Resolve(Parse(view.Definition.Span), random.Page, random.Global, random.Data);

            var resolved = Parse(Resolve(view, random));

            Assert.True(ClientRules.SameJson(expected, resolved), $"a client sees\n{expected.ToJsonString()}\nand the server\n{resolved.ToJsonString()}");
        }
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trees_WrittenTwice_AreTheSameBytes(int seed) => ForEach(seed, (random, page) =>
    {
        using var folder = Folder(random);
        var again = folder.Compile().Page!;
        foreach (var (first, second) in Views(page).Zip(Views(again)))
        {
            Assert.True(first.Definition.Span.SequenceEqual(second.Definition.Span));
            Assert.Equal(Resolve(first, random), Resolve(first, random));
            Assert.Equal(Resolve(first, random), Resolve(second, random));
        }
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Definition_WhatIsGatedAway_IsNotInIt(int seed)
    {
        var hidden = 0;
        ForEach(seed, (random, page) =>
        {
            var text = Encoding.UTF8.GetString(new PageViews(page, Messages).For(Users[1], "en").Definition.Span);

            Assert.DoesNotContain(RandomPage.Secret, text, StringComparison.Ordinal);
            hidden += random.Files.Values.Any(f => f.Contains(RandomPage.Secret, StringComparison.Ordinal)) ? 1 : 0;
        });
        Assert.True(hidden > PagesOfASeed / 4);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Trees_Ids_AreUniqueAndThoseOfTheDefinition(int seed) => ForEach(seed, (random, page) =>
    {
        foreach (var view in Views(page))
        {
            var defined = Ids(Parse(view.Definition.Span)["components"]).ToList();

            var resolved = Ids(Parse(Resolve(view, random))["components"]).ToList();

            Assert.Equal(defined.Count, defined.Distinct().Count());
            Assert.Equal(resolved.Count, resolved.Distinct().Count());
            Assert.Subset(defined.ToHashSet(), resolved.ToHashSet());
        }
    });

    private static void ForEach(int seed, Action<RandomPage, CompiledPage> check)
    {
        for (var i = 0; i < PagesOfASeed; i++)
        {
            var random = new RandomPage(seed + i);
            using var folder = Folder(random);
            var compiled = folder.Compile();
            Assert.True(compiled.Diagnostics.Count == 0, $"seed {seed + i}: {string.Join('\n', compiled.Diagnostics)}\n{string.Join('\n', random.Files.Values)}");
            try
            {
                check(random, compiled.Page!);
            }
            catch (Exception problem) when (problem is Xunit.Sdk.XunitException or InvalidOperationException or NullReferenceException)
            {
                throw new Xunit.Sdk.XunitException($"seed {seed + i}: {string.Join('\n', random.Files.Select(f => $"{f.Key}: {f.Value}"))}\n{random.Page.ToJsonString()} {random.Global.ToJsonString()} {random.Data.ToJsonString()}\n{problem}", problem);
            }
        }
    }

    private static TestFolder Folder(RandomPage random) => new([.. random.Files.Select(f => (f.Key, f.Value))]);

    private static List<PageView> Views(CompiledPage page)
    {
        var views = new PageViews(page, Messages);
        return Users.SelectMany(user => Tags.Select(tag => views.For(user, tag))).ToList();
    }

    private static byte[] Resolve(PageView view, RandomPage random)
    {
        using var output = new JsonOutput();
        view.WriteResolved(output, Map(random.Page), Map(random.Global), Value.Of(Map(random.Data)));
        return output.Written.ToArray();
    }

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Ids),
        JsonObject map => (map.ContainsKey("props") && map["kind"] is not null ? [(string)map["id"]!] : Array.Empty<string>()).Concat(map.SelectMany(p => Ids(p.Value))),
        _ => [],
    };

    private static JsonObject Parse(ReadOnlySpan<byte> utf8) => JsonNode.Parse(utf8, null, Deep)!.AsObject();

    private static ValueMap Map(JsonObject state) => ValueJson.Parse(state.ToJsonString()).Map!;

    private static Locale Locale(string language, string noun)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return new Locale(tag, new Dictionary<string, Message>
        {
            ["m.plain"] = Message.Plain($"plain {noun} {{{{x}}}} {{left}}"),
            ["m.greeting"] = Message.Plain("Hello {name}, {count} {missing}"),
            ["m.tasks"] = Message.Plural(tag, new Dictionary<PluralCategory, string> { [PluralCategory.One] = $"one of {noun}", [PluralCategory.Other] = $"{{count}} {noun}" }),
        });
    }
}

using System.Text.Json.Nodes;
using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Tests.Properties;

/// <summary>The engine's rules beside those of <see cref="ClientRules"/>.</summary>
public sealed class RulePropertyTests
{
    private const int RulesOfASeed = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Decide_AnyRule_AgreesWithANaiveReading(int seed)
    {
        var random = new RandomJson(new Random(seed));
        var decided = new Dictionary<string, int>();
        for (var i = 0; i < RulesOfASeed; i++)
        {
            var (page, global, data) = (random.State(), random.State(), random.State());
            var client = new ClientState("en", page, global, data);
            var rule = random.Rule(3, () => Explicit(random));
            var scope = new EvaluationScope { Page = Map(page), Global = Map(global), Data = Value.Of(Map(data)) };

            var expected = ClientRules.Decide(rule, client.Evaluate);

            var said = Compile(rule).Decide(scope);
            Assert.True(said == Result(expected), $"{rule.ToJsonString()} is {said} and should be {Result(expected)} under page {page.ToJsonString()}, global {global.ToJsonString()}, data {data.ToJsonString()}");
            decided[said.ToString()] = decided.GetValueOrDefault(said.ToString()) + 1;
        }

        Assert.Equal(3, decided.Count);
        Assert.All(decided.Values, count => Assert.True(count > RulesOfASeed / 200));
    }

    /// <summary>A side without compact forms, which a client never sees.</summary>
    private static JsonNode? Explicit(RandomJson random)
    {
        while (true)
        {
            var side = random.Free(1);
            if (side?.ToJsonString().Contains("\"@", StringComparison.Ordinal) != true)
            {
                return side;
            }
        }
    }

    private static Rule Compile(JsonNode rule)
    {
        var bag = new DiagnosticBag();
        var compiled = ValueCompiler.CompileRule(YamlReader.Read(rule.ToJsonString(), "", bag)!, "m", perItem: false, bag);
        Assert.Empty(bag.ToSorted());
        return compiled!;
    }

    private static RuleResult Result(bool? said) => said is null ? RuleResult.Undecided : said.Value ? RuleResult.True : RuleResult.False;

    private static ValueMap Map(JsonObject state) => ValueJson.Parse(state.ToJsonString()).Map!;
}

using PluginTasks.Sdk.Ui;
using static PluginTasks.Sdk.Tests.Ui.Page;

namespace PluginTasks.Sdk.Tests.Ui;

public sealed class RuleTests
{
    [Fact]
    public void ToJson_NestedGroups_AsThePageLanguage() => AssertJson(
        """
        {"mode": "OR", "conditions": [
          {"left": "@state/page/a", "op": "==", "right": null},
          {"mode": "AND", "conditions": [
            {"left": {"type": "data", "path": "/n"}, "op": "in", "right": [1, 2]},
            {"left": {"type": "store", "scope": "global", "path": ""}, "op": "exists"}, true]}]}
        """,
        Rule.Any(
            Rule.When("@state/page/a", "==", null),
            Rule.All(Rule.When(Bound.Data("/n"), "in", new[] { 1, 2 }), Rule.When(Bound.Store("", StoreScope.Global), "exists"), true)).ToJson());

    [Theory]
    [InlineData("=")]
    [InlineData("exists")]
    [InlineData("AND")]
    public void When_OperatorThatTakesNoTwo_Throws(string op) => Assert.Throws<ArgumentException>(() => Rule.When(1, op, 2));

    [Theory]
    [InlineData("==")]
    [InlineData("nothing")]
    public void When_OperatorThatTakesNotOne_Throws(string op) => Assert.Throws<ArgumentException>(() => Rule.When(1, op));
}

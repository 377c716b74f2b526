using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Html;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Html;

/// <summary>Whatever stands in a tree, its document has nothing in it that runs.</summary>
public sealed class HostileHtmlTests
{
    public static TheoryData<string> Kinds => [.. ComponentCatalog.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_HostileProperties_NothingRuns(string kind)
    {
        foreach (var payload in HostileTree.Payloads)
        {
            foreach (var isDefinition in new[] { false, true })
            {
                HtmlChecker.Check(HtmlPage.Of(HostileTree.Page(kind, payload, isDefinition, keepsTypes: true)));
                HtmlChecker.Check(HtmlPage.Of(HostileTree.Page(kind, payload, isDefinition, keepsTypes: false)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_HostileItems_NothingRuns(string kind)
    {
        foreach (var payload in HostileTree.Payloads)
        {
            HtmlChecker.Check(HtmlPage.Of(HostileTree.InTemplate(kind, payload)));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"components":[null,1,"x",{},{"kind":"<b>"},{"kind":"Row","props":[],"children":{}}],"title":[1],"lang":7}""")]
    public void Of_WhatIsNoTree_IsADocument(string json) => HtmlChecker.Check(HtmlPage.Of(ValueJson.Parse(json)));

    [Fact]
    public void Of_TheSameTreeTwice_IsTheSameText()
    {
        var tree = HostileTree.Page("DataTable", "x", isDefinition: false, keepsTypes: true);

        Assert.Equal(HtmlPage.Of(tree), HtmlPage.Of(tree));
    }

    [Theory]
    [InlineData("onclick")]
    [InlineData("style")]
    [InlineData("href")]
    [InlineData("formaction")]
    [InlineData("srcdoc")]
    public void With_AnAttributeThatIsNotHarmless_Refused(string attribute) =>
        Assert.Throws<ArgumentException>(() => new HtmlWriter().Start("p").With(attribute, "x"));
}

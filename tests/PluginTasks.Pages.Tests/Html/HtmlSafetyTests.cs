using PluginTasks.Pages.Html;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Html;

public sealed class HtmlSafetyTests
{
    [Theory]
    [InlineData("https://example.com/a?b=c:d#e")]
    [InlineData("HTTP://example.com")]
    [InlineData("mailto:a@example.com")]
    [InlineData("/reports/2026:1")]
    [InlineData("reports")]
    [InlineData("?q=a:b")]
    [InlineData("#top")]
    [InlineData(" /padded ")]
    public void Url_Harmless_Kept(string url) => Assert.Equal(url.Trim(), SafeUrl.TryOf(url)?.Text);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JAVASCRIPT:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:x")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("x:y")]
    public void Url_AnyOther_Refused(string? url) => Assert.Null(SafeUrl.TryOf(url));

    [Theory]
    [InlineData("12", "width:12px")]
    [InlineData("0.5", "width:0.5px")]
    [InlineData("-4", "width:0px")]
    [InlineData("\"50%\"", "width:50%")]
    [InlineData("\"1.5rem\"", "width:1.5rem")]
    [InlineData("\"0\"", "width:0")]
    [InlineData("\"auto\"", "width:auto")]
    [InlineData("\"50\"", "")]
    [InlineData("\"1px;color:red\"", "")]
    [InlineData("\"1.2.3px\"", "")]
    [InlineData("\"calc(1px)\"", "")]
    [InlineData("\"url(x)\"", "")]
    [InlineData("true", "")]
    [InlineData("null", "")]
    public void Length_Value_IsThis(string json, string expected) =>
        Assert.Equal(expected, new Css().Length("width", ValueJson.Parse(json)).ToString());

    [Theory]
    [InlineData("it", "it")]
    [InlineData("zh-Hant-TW", "zh-Hant-TW")]
    [InlineData("\" onload=\"", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void Language_Tag_IsThis(string? tag, string expected) => Assert.Equal(expected, HtmlNames.Language(tag));

    [Fact]
    public void Classes_OfAnAuthor_KeptWhereTheyAreClasses() =>
        Assert.Equal("own a b-c", HtmlNames.Classes("own", " a  <b> \"x b-c 1d"));
}

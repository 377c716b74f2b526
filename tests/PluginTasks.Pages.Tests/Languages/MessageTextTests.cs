using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Hi", "{}", "Hi")]
    [InlineData("", "{}", "")]
    [InlineData("{n} of {total}", """{"n": 2, "total": 5}""", "2 of 5")]
    [InlineData("{n} of {total}", """{"n": 2}""", "2 of {total}")]
    [InlineData("{{n}} {n}", """{"n": 4}""", "{n} 4")]
    [InlineData("{{{n}}}", """{"n": 4}""", "{4}")]
    [InlineData("{a}{a}", """{"a": "x"}""", "xx")]
    [InlineData("{a}", """{"a": "{b}", "b": 1}""", "{b}")]
    [InlineData("{a}", """{"a": null}""", "null")]
    [InlineData("{a}", """{"a": true}""", "true")]
    [InlineData("{a}", """{"a": 1.50}""", "1.5")]
    [InlineData("{a}", """{"a": 1e21}""", "1e+21")]
    [InlineData("{a}", """{"a": "l'\"é\""}""", "l'\"é\"")]
    [InlineData("{a}", """{"a": ["é", 1, {"k": null}]}""", """["é",1,{"k":null}]""")]
    [InlineData("{_a.b-c1}", """{"_a.b-c1": 1}""", "1")]
    public void Format_GoodText_IsFilled(string text, string args, string expected)
    {
        var message = MessageText.Parse(text);

        Assert.Null(message.Problem);
        Assert.Equal(expected, message.Format(ValueJson.Parse(args).Map!));
    }

    [Theory]
    [InlineData("{", "'{' at 1")]
    [InlineData("}", "'}' at 1")]
    [InlineData("a {} b", "'{' at 3")]
    [InlineData("{ x }", "'{' at 1")]
    [InlineData("{1a}", "'{' at 1")]
    [InlineData("{x", "'{' at 1")]
    [InlineData("x}", "'}' at 2")]
    [InlineData("{é}", "'{' at 1")]
    public void Parse_StrayBrace_StaysAndIsTold(string text, string problem)
    {
        var message = MessageText.Parse(text);

        Assert.StartsWith(problem, message.Problem, StringComparison.Ordinal);
        Assert.Equal(text, message.Format(ValueMap.Empty));
    }

    [Fact]
    public void Parse_StrayBraceBesidePlaceholder_FillsThePlaceholder()
    {
        var message = MessageText.Parse("{ {n}} {m {n}");

        Assert.NotNull(message.Problem);
        Assert.Equal("{ 1} {m 1", message.Format(ValueMap.Empty.With("n", Value.Of(1))));
        Assert.Equal(["n"], message.PlaceholderNames);
    }

    [Fact]
    public void Parse_ManyBraces_Ends()
    {
        var open = new string('{', 100_001);
        var words = string.Concat(Enumerable.Repeat("{aaaa", 20_000));
        var filled = MessageText.Parse(string.Concat(Enumerable.Repeat("{a}", 30_000)));

        Assert.Equal(50_001, MessageText.Parse(open).Format(ValueMap.Empty).Length);
        Assert.Equal(words, MessageText.Parse(words).Format(ValueMap.Empty));
        Assert.Equal(30_000, filled.Format(ValueMap.Empty.With("a", Value.Of("x"))).Length);
    }

    [Theory]
    [InlineData("Just text")]
    [InlineData("Text with {{braces}}")]
    public void Format_WithoutPlaceholders_AllocatesNothing(string text)
    {
        var message = Message.Plain(text);
        var first = message.Format(ValueMap.Empty);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var second = message.Format(ValueMap.Empty);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(first, second);
        Assert.False(message.HasPlaceholders);
        Assert.False(message.DependsOnArguments);
    }

    [Fact]
    public void Format_PlainText_IsTheSourceItself()
    {
        var source = string.Concat("a ", "b");

        Assert.Same(source, MessageText.Parse(source).Format(ValueMap.Empty));
    }
}

using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Tests.Languages;

public sealed class MessageTests
{
    private static readonly Message Rows = Plural(
        "pl", (PluralCategory.One, "{count} wiersz"), (PluralCategory.Few, "{count} wiersze"), (PluralCategory.Other, "{count} {unit}"));

    [Theory]
    [InlineData("""{"count": 1}""", "1 wiersz")]
    [InlineData("""{"count": 3}""", "3 wiersze")]
    [InlineData("""{"count": -3}""", "-3 wiersze")]
    [InlineData("""{"count": 5, "unit": "w"}""", "5 w")]
    [InlineData("""{"count": 1.5, "unit": "w"}""", "1.5 w")]
    [InlineData("""{"count": "1"}""", "1 {unit}")]
    [InlineData("""{"count": null}""", "null {unit}")]
    [InlineData("{}", "{count} {unit}")]
    public void Format_Plural_TakesTheFormOfTheCount(string args, string expected) =>
        Assert.Equal(expected, Rows.Format(ValueJson.Parse(args).Map!));

    [Fact]
    public void Plural_ManyForms_KnowsThem()
    {
        Assert.True(Rows.IsPlural);
        Assert.True(Rows.DependsOnArguments);
        Assert.Null(Rows.Problem);
        Assert.Equal([PluralCategory.One, PluralCategory.Few, PluralCategory.Other], Rows.Categories);
        Assert.Equal(["count", "unit"], Rows.PlaceholderNames);
        Assert.Equal("{count} wiersz", Rows.TextFor(PluralCategory.One).Source);
    }

    [Fact]
    public void Plural_WithoutPlaceholders_StillDependsOnArguments()
    {
        var message = Plural("en", (PluralCategory.One, "row"), (PluralCategory.Other, "rows"));

        Assert.False(message.HasPlaceholders);
        Assert.True(message.DependsOnArguments);
    }

    [Fact]
    public void Plural_WithoutOther_HasAProblemAndWorks()
    {
        var message = Plural("en", (PluralCategory.One, "row"));

        Assert.Contains("'other'", message.Problem, StringComparison.Ordinal);
        Assert.Equal("row", message.Format(ValueMap.Empty.With("count", Value.Of(2))));
    }

    [Fact]
    public void Plural_BadForm_HasItsProblem() =>
        Assert.NotNull(Plural("en", (PluralCategory.One, "{"), (PluralCategory.Other, "rows")).Problem);

    internal static Message Plural(string language, params (PluralCategory Category, string Text)[] forms)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return Message.Plural(tag, forms.ToDictionary(f => f.Category, f => f.Text));
    }
}

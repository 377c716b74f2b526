using System.ComponentModel.DataAnnotations;

namespace PluginTasks.Sdk.Tests.Json;

public sealed class PayloadTests
{
    [Fact]
    public void As_ValidValues_GivesThePayload()
    {
        var order = JsonMap.From(new { customer_name = "Ada", lines = new[] { new { amount = 2 } }, something_else = 1 }).As<Order>();

        Assert.Equal("Ada", order.CustomerName);
        Assert.Equal(2, Assert.Single(order.Lines).Amount);
        Assert.Null(order.Note);
    }

    [Fact]
    public void As_SeveralWrongFields_NamesEachOfThem()
    {
        var fields = Problems(new { customer_name = 5, lines = "none", note = (string?)null });

        Assert.Equal(2, fields.Count);
        Assert.Equal("must be text, but is a number.", fields["customer_name"]);
        Assert.Equal("must be a list, but is text.", fields["lines"]);
    }

    [Fact]
    public void As_MissingOrNullFields_NamesEachOfThem()
    {
        var fields = Problems(new { lines = (object?)null });

        Assert.Equal(["customer_name", "lines"], fields.Keys.Order(StringComparer.Ordinal));
        Assert.All(fields.Values, message => Assert.Equal("is required.", message));
    }

    [Fact]
    public void As_AnnotationOnARecordsParameter_IsChecked()
    {
        var fields = Problems(new { customer_name = "A name that is too long", lines = Array.Empty<object>() });

        Assert.Contains("customer_name", Assert.Single(fields).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void As_AnnotationInANestedList_IsCheckedAndNamedByItsPlace() =>
        Assert.Equal(["lines[1].amount"], Problems(new { customer_name = "Ada", lines = new[] { new { amount = 1 }, new { amount = 0 } } }).Keys);

    [Fact]
    public void As_WrongTypeInANestedList_IsNamedByItsPlace() =>
        Assert.Equal(["lines[0].amount"], Problems(new { customer_name = "Ada", lines = new[] { new { amount = "x" } } }).Keys);

    [Fact]
    public void As_ObjectThatValidatesItself_IsAsked() =>
        Assert.Equal(["to"], Assert.Throws<InvalidPayloadException>(() => JsonMap.From(new { from = 2, to = 1 }).As<Span>()).Fields.Keys);

    [Fact]
    public void As_Map_IsTheMapItself()
    {
        var map = JsonMap.From(new { a = 1 });

        Assert.Same(map, map.As<JsonMap>());
    }

    [Fact]
    public void As_ComputedPropertiesThatLeadRound_DoNotHang() =>
        Assert.Equal("a", JsonMap.From(new { name = "a" }).As<Circle>().Name);

    private static IReadOnlyDictionary<string, string> Problems(object values) =>
        Assert.Throws<InvalidPayloadException>(() => JsonMap.From(values).As<Order>()).Fields;

    private sealed record Order([MaxLength(10)] string CustomerName, IReadOnlyList<Line> Lines, string? Note = null);

    private sealed class Line
    {
        [Range(1, 100)]
        public required int Amount { get; init; }
    }

    private sealed record Span(int From, int To) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            From <= To ? [] : [new ValidationResult("ends before it starts.", [nameof(To)])];
    }

    private sealed record Circle(string Name)
    {
        public Circle Left => this;

        public Circle Right => this;
    }
}

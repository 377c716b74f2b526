using PluginTasks.PublicApi;

namespace PluginTasks.Sdk.Tests.PublicApi;

public sealed class PublicApiPrinterTests
{
    [Theory]
    [InlineData(nameof(Shapes.Nested), "Dictionary<string, List<int?>?>? Nested(string?[] some, string[]? none, (int, string?) pair)")]
    [InlineData(nameof(Shapes.Open), "T? Open<T>(T given, T? perhaps, Func<T, Task<T?>> work)")]
    [InlineData(nameof(Shapes.Defaults), "void Defaults(string text = \"a\\\"b\", DayOfWeek day = DayOfWeek.Friday, DayOfWeek? none = null, bool on = true, double half = 0.5, CancellationToken token = default)")]
    [InlineData(nameof(Shapes.Passing), "static void Passing(out int made, ref string changed, in long read, params IEnumerable<int> many)")]
    [InlineData(nameof(Shapes.Constrained), "void Constrained<T, U>() where T : class, IDisposable, new() where U : struct")]
    public void Method_OfAnyShape_IsWrittenAsInSource(string name, string expected) =>
        Assert.Equal(expected.Replace("(int, string?)", "ValueTuple<int, string?>", StringComparison.Ordinal), MemberText.Of(typeof(Shapes).GetMethod(name)!));

    [Theory]
    [InlineData(nameof(Shapes.Needed), "required string? Needed { get; init; }")]
    [InlineData(nameof(Shapes.Guarded), "static int Guarded { get; }")]
    public void Property_OfAnyShape_IsWrittenAsInSource(string name, string expected) =>
        Assert.Equal(expected, MemberText.Of(typeof(Shapes).GetProperty(name)!));

    [Fact]
    public void Type_Record_IsToldFromAClass()
    {
        Assert.Equal("sealed record Session", TypeHeader.Of(typeof(Session)));
        Assert.Equal("readonly record struct SubprocessLine", TypeHeader.Of(typeof(SubprocessLine)));
        Assert.Equal("sealed class WorkOutcome<T>", TypeHeader.Of(typeof(WorkOutcome<>)));
        Assert.Equal("[AttributeUsage(Method)] sealed class ActionAttribute : Attribute", TypeHeader.Of(typeof(ActionAttribute)));
    }

    [Fact]
    public void Print_ReferencesOfTheSdk_AreTheFrameworkAlone()
    {
        var foreign = typeof(IModuleSdk).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    private sealed class Shapes
    {
        public required string? Needed { get; init; }

        public static int Guarded { get; private set; }

        public Dictionary<string, List<int?>?>? Nested(string?[] some, string[]? none, (int, string?) pair) => throw new NotSupportedException($"{some} {none} {pair} {Needed}");

        public T? Open<T>(T given, T? perhaps, Func<T, Task<T?>> work) => throw new NotSupportedException($"{given} {perhaps} {work} {Needed}");

        public void Defaults(string text = "a\"b", DayOfWeek day = DayOfWeek.Friday, DayOfWeek? none = null, bool on = true, double half = 0.5, CancellationToken token = default) =>
            throw new NotSupportedException($"{text} {day} {none} {on} {half} {token} {Needed}");

        public static void Passing(out int made, ref string changed, in long read, params IEnumerable<int> many) => throw new NotSupportedException($"{changed} {read} {many}");

        public void Constrained<T, U>()
            where T : class, IDisposable, new()
            where U : struct => throw new NotSupportedException($"{typeof(T)} {typeof(U)} {Needed}");
    }
}

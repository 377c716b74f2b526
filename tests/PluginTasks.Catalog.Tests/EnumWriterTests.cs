using PluginTasks.Catalog.Model;
using PluginTasks.Catalog.Reading;
using PluginTasks.Catalog.Writing.Sdk;

namespace PluginTasks.Catalog.Tests;

public sealed class EnumWriterTests
{
    [Fact]
    public void Write_WordsInSnakeCase_BecomeNames() =>
        Assert.Contains("    AppendWindow,\n", EnumWriter.Write(new ValueSet("stream_mode", "x", ["set", "append_window"], IsByHand: false)).Content, StringComparison.Ordinal);

    [Theory]
    [InlineData("appendWindow")]
    [InlineData("Set")]
    public void Write_ValueThatTheSdkWouldWriteDifferently_IsRefused(string value) =>
        Assert.Contains(
            $"'{value}'",
            Assert.Throws<CatalogException>(() => EnumWriter.Write(new ValueSet("stream_mode", "x", [value], IsByHand: false))).Message,
            StringComparison.Ordinal);
}

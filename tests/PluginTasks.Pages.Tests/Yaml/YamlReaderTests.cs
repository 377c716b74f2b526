using System.Text;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: true\nb: False\nc: NULL\nd: ~\ne:", """{"a":true,"b":false,"c":null,"d":null,"e":null}""")]
    [InlineData("a: 1\nb: -1.50\nc: 0x1F\nd: 0o17\ne: .5\nf: 1e3\ng: +4", """{"a":1,"b":-1.5,"c":31,"d":15,"e":0.5,"f":1000,"g":4}""")]
    [InlineData("a: 1_000\nb: 0b1\nc: 017\nd: 12:30\ne: 2026-01-01", """{"a":"1_000","b":"0b1","c":17,"d":"12:30","e":"2026-01-01"}""")]
    [InlineData("a: '1'\nb: \"true\"\nc: |\n  x\n  y\nd: >-\n  x\n  y", """{"a":"1","b":"true","c":"x\ny\n","d":"x y"}""")]
    [InlineData("[a, {b: c}]", """["a",{"b":"c"}]""")]
    [InlineData("1: a\ntrue: b", """{"1":"a","true":"b"}""")]
    [InlineData("", "null")]
    [InlineData("# only a comment", "null")]
    [InlineData("---\na: 1\n...\n", """{"a":1}""")]
    [InlineData("x: &a {k: 1}\ny: *a", """{"x":{"k":1},"y":{"k":1}}""")]
    [InlineData("x: &a {k: 1, l: 2}\ny: {<<: *a, l: 3}", """{"x":{"k":1,"l":2},"y":{"l":3,"k":1}}""")]
    [InlineData("x: &a {k: 1}\ny: &b {k: 2, l: 2}\nz: {<<: [*a, *b]}", """{"x":{"k":1},"y":{"k":2,"l":2},"z":{"k":1,"l":2}}""")]
    [InlineData("a: {'<<': 1}", """{"a":{"<<":1}}""")]
    [InlineData("a: \"\\u00e9\\t\"", "{\"a\":\"é\\t\"}")]
    [InlineData("\uFEFFa: 1\r\nb: 2\r\n", """{"a":1,"b":2}""")]
    public void Read_Yaml_GivesItsData(string yaml, string json)
    {
        var bag = new DiagnosticBag();

        var node = YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "f.yaml", bag);

        Assert.Empty(bag.ToSorted());
        Assert.Equal(json, ValueJson.ToText(node!.ToValue()));
    }

    [Theory]
    [InlineData("a: 1\na: 2", "PT1002@2:1")]
    [InlineData("a: {b: 1, b: 2, b: 3}", "PT1002@1:11 PT1002@1:17")]
    [InlineData("x: &a {k: 1}\ny: {<<: *a, <<: *a}", "PT1002@2:13")]
    [InlineData("y: {<<: 5}", "PT1001@1:5")]
    [InlineData("a:\n\tb: 1", "PT1001@2:1")]
    [InlineData("a: [1, 2", "PT1001@1:9")]
    [InlineData("a: @state/page/x", "PT1001@1:4")]
    [InlineData("a: 'x", "PT1001@1:4")]
    [InlineData("a: {{ x }}", "PT1001@1:5")]
    [InlineData("a: .inf", "PT1001@1:4")]
    [InlineData("a: -.INF", "PT1001@1:4")]
    [InlineData("a: .nan", "PT1001@1:4")]
    [InlineData("a: 1e999", "PT1001@1:4")]
    [InlineData("a: !!python/object x", "PT1003@1:4")]
    [InlineData("a: !x [1]", "PT1003@1:4")]
    [InlineData("!!map {a: 1}", "PT1003@1:1")]
    [InlineData("a: *nowhere", "PT1001@1:4")]
    [InlineData("a: &a [*a]", "PT1001@1:8")]
    [InlineData("a: 1\n---\nb: 2", "PT1001@2:1")]
    [InlineData("? [a]\n: b", "PT1001@1:3")]
    [InlineData("a: b: c", "PT1001@1:5")]
    [InlineData("a: \"\u0000\"", "PT1001@1:5")]
    [InlineData("ab\n\u0007", "PT1001@2:1")]
    public void Read_WhatIsNotAllowed_SaysWhere(string yaml, string expected)
    {
        var bag = new DiagnosticBag();

        YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "f.yaml", bag);

        Assert.Equal(expected, TestFolder.Codes(bag.ToSorted()));
    }

    [Fact]
    public void Read_InvalidUtf8_NamesTheFirstBadByte()
    {
        var bag = new DiagnosticBag();

        YamlReader.Read([.. "a: 1\nb: "u8, 0xE9, (byte)'x'], "f.yaml", bag);

        Assert.Equal("PT1001@2:4", TestFolder.Codes(bag.ToSorted()));
        Assert.Contains("UTF-8", bag.ToSorted()[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Utf16_SaysSo()
    {
        var bag = new DiagnosticBag();

        YamlReader.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a: 1")).ToArray(), "f.yaml", bag);

        Assert.Contains("UTF-16", Assert.Single(bag.ToSorted()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "")]
    [InlineData(65, "PT1005")]
    [InlineData(100_000, "PT1005")]
    public void Read_Depth_IsLimited(int depth, string code)
    {
        var bag = new DiagnosticBag();

        YamlReader.Read(new string('[', depth) + new string(']', depth), "f.yaml", bag);

        Assert.Equal(code, string.Join(' ', bag.ToSorted().Select(d => d.Code)));
    }

    [Fact]
    public void Read_AliasThatGoesTooDeep_IsRefused()
    {
        var bag = new DiagnosticBag();
        var half = new string('[', 40) + new string(']', 40);

        YamlReader.Read($"- &a {half}\n- {new string('[', 40)}*a{new string(']', 40)}", "f.yaml", bag);

        Assert.Equal("PT1005", Assert.Single(bag.ToSorted()).Code.Id);
    }

    [Fact]
    public void Read_AliasBomb_IsRefused()
    {
        var bag = new DiagnosticBag();
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        YamlReader.Read(bomb.ToString(), "f.yaml", bag);

        Assert.Equal("PT1006", Assert.Single(bag.ToSorted()).Code.Id);
    }

    [Theory]
    [InlineData(10_000, "")]
    [InlineData(10_001, "PT1006")]
    public void Read_AliasNodes_AreCounted(int count, string code)
    {
        var bag = new DiagnosticBag();

        YamlReader.Read($"- &a x\n- [{string.Join(',', Enumerable.Repeat("*a", count))}]", "f.yaml", bag);

        Assert.Equal(code, string.Join(' ', bag.ToSorted().Select(d => d.Code)));
    }

    [Theory]
    [InlineData(199_999, "")]
    [InlineData(200_000, "PT1004")]
    public void Read_NodesOfAFile_AreLimited(int items, string code)
    {
        var bag = new DiagnosticBag();

        YamlReader.Read($"[{new StringBuilder().Insert(0, "x,", items)}]", "f.yaml", bag);

        Assert.Equal(code, string.Join(' ', bag.ToSorted().Select(d => d.Code)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "PT1004")]
    public void Read_FileSize_IsLimited(int over, string code)
    {
        var bag = new DiagnosticBag();

        YamlReader.Read(Encoding.ASCII.GetBytes("#" + new string('x', YamlLimits.FileBytes - 1 + over)), "f.yaml", bag);

        Assert.Equal(code, string.Join(' ', bag.ToSorted().Select(d => d.Code)));
    }
}

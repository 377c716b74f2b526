using System.Text.Json;
using PluginTasks.Testing;

namespace PluginTasks.Cli.Tests;

/// <summary>What each command answers, right and wrong.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData(2, "")]
    [InlineData(2, "valdate")]
    [InlineData(2, "validate", "--strct")]
    [InlineData(2, "render")]
    [InlineData(2, "render", "shop", "--mode", "raw")]
    [InlineData(2, "render", "shop", "--user", "u.json", "--role", "user")]
    [InlineData(2, "new", "module", "My Shop")]
    [InlineData(2, "conformance", "wrong.json")]
    [InlineData(5, "validate", "shopp")]
    [InlineData(5, "validate", "--modules", "elsewhere")]
    [InlineData(5, "validate", "--config", "elsewhere.yaml")]
    [InlineData(5, "render", "shop/indx")]
    [InlineData(5, "render", "sop")]
    [InlineData(5, "render", "shop", "--store", "none.yaml")]
    [InlineData(2, "render", "shop", "--store", "wrong.yaml")]
    [InlineData(5, "conformance", "none.json")]
    [InlineData(4, "render", "shop/secret", "--role", "user")]
    [InlineData(1, "render", "shop/broken")]
    [InlineData(1, "new", "module", "shop")]
    public async Task Command_UsedWrongly_SaysWhatToDo(int exitCode, params string[] args)
    {
        using var cli = Shop();

        var result = await cli.RunAsync([.. args.Where(a => a.Length > 0)]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Snapshot.Verify(result.Error, parameters: string.Join('_', args));
    }

    [Theory]
    [InlineData("new", "module")]
    [InlineData("validate")]
    [InlineData("render")]
    [InlineData("conformance")]
    [InlineData("module", "schema")]
    public async Task Help_OfACommand_HasAnExample(params string[] command)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync([.. command, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"plugintasks {string.Join(' ', command)} ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_Json_IsAloneOnStandardOutput()
    {
        using var cli = Shop();

        var result = await cli.RunAsync("validate", "--format", "json");

        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("PT1203", report.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal("modules/shop/pages/broken.yaml", report.RootElement.GetProperty("diagnostics")[0].GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("json", "resolved")]
    [InlineData("json", "definition")]
    [InlineData("tree", "resolved")]
    [InlineData("html", "resolved")]
    public async Task Render_Page_LooksAsBefore(string format, string mode)
    {
        using var cli = Shop();
        cli.Write("stores.yaml", "page: {count: 2}\nglobal: {theme: dark}\n");

        var result = await cli.RunAsync("render", "shop", "--format", format, "--mode", mode, "--store", "stores.yaml");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Snapshot.Verify(result.Output, format == "tree" ? "txt" : format, new { mode });
    }

    [Fact]
    public async Task Render_ForAUserOfAFile_SeesWhatThatUserSees()
    {
        using var cli = Shop();
        cli.Write("ada.json", "{\"role\": \"guest\", \"permissions\": [\"shop.secret\"], \"language\": \"it\"}");

        var result = await cli.RunAsync("render", "shop/secret", "--user", "ada.json", "--format", "tree");

        Assert.Equal((0, "shop/secret [it]\n└─ Text text_0\n      text: \"Segreto\"\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Conformance_FailedCase_IsALine()
    {
        using var cli = new CliProcess();
        cli.Write("cases.json", """
            {"suite": "rules", "cases": [
              {"name": "right", "rule": true, "expect": true},
              {"name": "wrong", "rule": {"left": 1, "op": "==", "right": 1}, "expect": false},
              {"name": "broken", "rule": 5, "expect": true}]}
            """);

        var result = await cli.RunAsync("conformance", "cases.json");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("FAILED rules: wrong: expected false, got true\nFAILED rules: broken: not a rule", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 passed, 2 failed\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModuleSchema_WritesTheSchemasForEditors()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("module", "schema", "--out", "s");

        Assert.Equal(0, result.ExitCode);
        using var page = JsonDocument.Parse(cli.Read("s/page.schema.json"));
        Assert.True(page.RootElement.TryGetProperty("$schema", out _));
    }

    [Fact]
    public async Task Configuration_UnknownKey_IsRefusedWithItsPlace()
    {
        using var cli = Shop();
        cli.Write("plugintasks.yaml", "modules:\n  path: [modules]\n");

        var result = await cli.RunAsync("validate");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("plugintasks.yaml:2:3: error PT1102", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_ModulePaths_AreUsed()
    {
        using var cli = new CliProcess();
        cli.Write("plugintasks.yaml", "modules: {paths: [mods]}\nlanguages: {default: it}\n");
        cli.Write("mods/a/module.yaml", "name: a");
        cli.Write("mods/a/locales/it.yaml", "a: {hi: Ciao}");
        cli.Write("mods/a/pages/index.yaml", "- {kind: Text, text: '@t/a.hi'}");

        var result = await cli.RunAsync("render", "a", "--format", "tree");

        Assert.Contains("Ciao", result.Output, StringComparison.Ordinal);
    }

    private static CliProcess Shop()
    {
        var cli = new CliProcess();
        cli.Write("modules/shop/module.yaml", "name: shop\n");
        cli.Write("modules/shop/rbac.yaml", "permissions: [shop.secret]\n");
        cli.Write("modules/shop/locales/en.yaml", "shop: {secret: Secret, rows: {one: '{count} row', other: '{count} rows'}}\n");
        cli.Write("modules/shop/locales/it.yaml", "shop: {secret: Segreto, rows: {one: '{count} riga', other: '{count} righe'}}\n");
        cli.Write("modules/shop/pages/index.yaml", """
            title: Shop
            components:
              - kind: Text
                id: rows
                text: {type: t, key: shop.rows, args: {count: "@state/page/count"}}
              - kind: Row
                id: buttons
                show_if: {left: "@state/page/count", op: ">", right: 1}
                children:
                  - {kind: Button, id: go, label: Go, action: nav, params: {path: /shop, theme: "@state/global/theme"}}
            """);
        cli.Write("modules/shop/pages/secret.yaml", "required_permissions: [shop.secret]\ncomponents:\n  - {kind: Text, text: '@t/shop.secret'}\n");
        cli.Write("modules/shop/pages/broken.yaml", "- {kind: Txt}\n");
        cli.Write("wrong.yaml", "pages: {}\n");
        cli.Write("wrong.json", "{\"suite\": \"rule\", \"cases\": []}");
        return cli;
    }
}

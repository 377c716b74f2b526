using System.Text;
using System.Text.Json;
using PluginTasks.Testing;

namespace PluginTasks.Cli.Tests;

/// <summary>What each command answers, right and wrong.</summary>
public sealed class CommandTests
{
    private static readonly string[] WrongUses =
    [
        "valdate", "validate --strct", "render", "render shop --mode raw", "render shop --user u.json --role user",
        "new", "new module My-Shop", "new module shop", "conformance wrong.json", "conformance none.json",
        "validate shopp", "validate --modules elsewhere", "validate --config elsewhere.yaml",
        "render shop/indx", "render sop", "render shop --store none.yaml", "render shop --store wrong.yaml",
        "render shop/secret --role user", "render shop/broken",
        "schedule next whenever", "schedule next daily --timezone Mars/Olympus", "worker",
    ];

    [Fact]
    public async Task Commands_UsedWrongly_SayWhatToDo()
    {
        using var cli = Shop();
        var seen = new StringBuilder();
        foreach (var use in WrongUses)
        {
            var result = await cli.RunAsync(use.Split(' '));
            Assert.Equal("", result.Output);
            seen.Append($"$ plugintasks {use}\n{result.Error}(exit {result.ExitCode})\n\n");
        }

        Snapshot.Verify(seen.ToString());
    }

    [Fact]
    public async Task NoCommand_ShowsWhatThereIs()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("validate", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduleNext_NeedsNoHost()
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync("schedule", "next", "weekdays at 18:00", "--timezone", "Europe/Rome", "--from", "2026-03-06T19:00:00Z", "--count", "2");

        Assert.Equal((0, "2026-03-09T17:00:00Z\n2026-03-10T17:00:00Z\n"), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("new", "module")]
    [InlineData("validate")]
    [InlineData("render")]
    [InlineData("conformance")]
    [InlineData("module", "schema")]
    [InlineData("schedule", "next")]
    [InlineData("schedule", "add")]
    [InlineData("run")]
    [InlineData("background", "submit")]
    [InlineData("background", "watch")]
    [InlineData("module", "reload")]
    [InlineData("user", "add")]
    [InlineData("token", "create")]
    [InlineData("config", "show")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("restore")]
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
    public async Task Conformance_OfEverySuite_Passes()
    {
        using var cli = new CliProcess();
        var folder = Path.Combine(AppContext.BaseDirectory, "conformance");

        var result = await cli.RunAsync(["conformance", .. Directory.EnumerateFiles(folder, "*.json")]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.EndsWith(" passed, 0 failed\n", result.Output, StringComparison.Ordinal);
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

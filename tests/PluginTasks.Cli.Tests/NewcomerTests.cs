using System.Text;
using PluginTasks.Testing;

namespace PluginTasks.Cli.Tests;

/// <summary>What somebody sees who has just begun.</summary>
public sealed class NewcomerTests
{
    private static readonly (string Mistake, string File, string Text)[] Mistakes =
    [
        ("A kind misspelt", "pages/index.yaml", "- kind: Buton\n  label: Go\n"),
        ("A property misspelt", "pages/index.yaml", "- kind: Button\n  lable: Go\n  icon: play\n"),
        ("A tab for indentation", "pages/index.yaml", "- kind: Column\n  children:\n\t- kind: Divider\n"),
        ("A binding without quotes", "pages/index.yaml", "- kind: Text\n  text: @state/page/name\n"),
        ("A colon in plain text", "pages/index.yaml", "- kind: Text\n  text: Note: read this\n"),
        ("A required property forgotten", "pages/index.yaml", "- kind: BackgroundTask\n  id: card\n"),
        ("A number where text belongs", "pages/index.yaml", "- kind: Badge\n  text: 2026\n"),
        ("An id used twice", "pages/index.yaml", "- {kind: Divider, id: line}\n- {kind: Divider, id: line}\n"),
        ("One equals sign in a rule", "pages/index.yaml", "- kind: Divider\n  show_if: {left: '@state/page/on', op: '=', right: true}\n"),
        ("An include that is not there", "pages/index.yaml", "- '@include/fragment/head'\n"),
        ("An action that does not exist", "pages/index.yaml", "- {kind: Button, label: Go, action: shop.gret}\n"),
        ("A key that no locale has", "pages/index.yaml", "- {kind: Text, text: '@t/shop.titel'}\n"),
        ("A permission misspelt", "pages/index.yaml", "- {kind: Divider, required_permissions: [shop.veiw]}\n"),
        ("A key in one language only", "locales/it.yaml", "shop: {title: Negozio}\n"),
        ("A manifest key that does not exist", "module.yaml", "name: shop\nverison: 1.0.0\n"),
        ("A folder of another name", "module.yaml", "name: webshop\n"),
    ];

    [Fact]
    public async Task Validate_TheCommonestMistakes_TeachTheCure()
    {
        var seen = new StringBuilder();
        foreach (var (mistake, file, text) in Mistakes)
        {
            using var cli = new CliProcess();
            await cli.RunAsync("new", "module", "shop", "--script");
            cli.Write("modules/shop/locales/en.yaml", "shop: {title: Shop, go: Go}\n");
            cli.Write("modules/shop/locales/it.yaml", "shop: {title: Negozio, go: Vai}\n");
            cli.Write("modules/shop/pages/index.yaml", "[]\n");
            cli.Write($"modules/shop/{file}", text);
            var result = await cli.RunAsync("validate", "shop", "--strict");
            Assert.Equal(1, result.ExitCode);
            seen.Append($"# {mistake}\n{result.Output}{result.Error}\n");
        }

        Snapshot.Verify(seen.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NewModule_InAnEmptyFolder_ValidatesAndRenders(bool script)
    {
        using var cli = new CliProcess();
        var made = await cli.RunAsync(["new", "module", "my_shop", .. script ? ["--script"] : Array.Empty<string>()]);
        Assert.Equal(0, made.ExitCode);

        var validated = await cli.RunAsync("validate", "--strict");
        var rendered = await cli.RunAsync("render", "my_shop", "--lang", "it", "--role", "user", "--format", "tree");

        Assert.Equal((0, "", "1 module: 0 errors, 0 warnings\n"), (validated.ExitCode, validated.Output, validated.Error));
        Snapshot.Verify(made.Output + made.Error + rendered.Output, parameters: new { script });
    }

    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    public async Task NewModule_TestsOfItsPage_PassAtOnce(string language)
    {
        using var cli = new CliProcess();
        await cli.RunAsync("new", "module", "my_shop");
        cli.Write("stores.json", "{\"page\": {\"name\": \"Ada\"}}");

        var rendered = await cli.RunAsync("render", "my_shop", "--role", "user", "--lang", language, "--store", "stores.json");

        Assert.Equal(cli.Read($"modules/my_shop/tests/PageTests.Index_ForAUser_LooksAsBefore_language={language}.verified.json"), rendered.Output);
    }

    [Fact]
    public async Task NewModule_OfCSharp_Builds()
    {
        using var cli = new CliProcess();
        await cli.RunAsync("new", "module", "my_shop");

        var built = await cli.StartAsync("dotnet", "build", "modules/my_shop/MyShop.csproj", "-nologo", "-warnaserror");

        Assert.True(built.ExitCode == 0, built.Output);
        Assert.True(File.Exists(Path.Combine(cli.Folder, "modules/my_shop/lib/MyShop.dll")));
        Assert.False(File.Exists(Path.Combine(cli.Folder, "modules/my_shop/lib/PluginTasks.Sdk.dll")));
        var validated = await cli.RunAsync("validate", "--strict");
        Assert.Equal(0, validated.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NewModule_ItsOwnTests_Pass(bool script)
    {
        using var cli = new CliProcess();
        await cli.RunAsync(["new", "module", "my_shop", .. script ? ["--script"] : Array.Empty<string>()]);

        var tested = await cli.StartAsync("dotnet", "test", "modules/my_shop/tests/MyShop.Tests.csproj", "-nologo", "-v", "quiet");

        Assert.True(tested.ExitCode == 0, tested.Output);
        Assert.Contains("Passed:     8", tested.Output, StringComparison.Ordinal);
    }
}

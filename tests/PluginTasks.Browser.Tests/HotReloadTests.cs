using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary><c>plugintasks dev</c>, with a page open while its files change.</summary>
public sealed class HotReloadTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Fields = "store: {page: {/name: \"\"}}\ncomponents:\n  - {kind: TextField, id: name, label: Name, value: \"@state/page/name\"}\n";

    [Fact]
    public async Task Page_Written_IsShownAtOnceWithWhatItsStoreHolds()
    {
        await using var host = new HostProcess(command: "dev");
        Write(host, "module.yaml", "name: shop\n");
        Write(host, "pages/index.yaml", Fields + "  - {kind: Text, id: t, text: first}\n");
        await host.StartAsync();
        var page = await Browser.OpenAtAsync(host, "/shop");
        await page.GetByLabel("Name").FillAsync("Ada");
        await Expect(Component(page, "t")).ToHaveTextAsync("first");

        Write(host, "pages/index.yaml", Fields + "  - {kind: Text, id: t, text: second}\n");
        await Expect(Component(page, "t")).ToHaveTextAsync("second");
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Ada");

        Write(host, "pages/index.yaml", Fields + "  - {kind: Txt, id: t}\n");
        var problems = page.GetByRole(AriaRole.Group).Filter(new() { HasText = "One problem in shop" });
        await Expect(problems).ToContainTextAsync("unknown kind 'Txt'");
        await Expect(Component(page, "t")).ToHaveTextAsync("second");

        Write(host, "pages/index.yaml", Fields + "  - {kind: Text, id: t, text: third}\n");
        await Expect(Component(page, "t")).ToHaveTextAsync("third");
        await Expect(problems).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Ada");
    }

    private static void Write(HostProcess host, string file, string text)
    {
        var path = Path.Combine(host.OwnModules, "shop", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // In one go: the host looks at once, and would show the half of it.
        File.WriteAllText(path + "~", text);
        File.Move(path + "~", path, overwrite: true);
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>What is shown follows the stores at once.</summary>
public sealed class RuleTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Rules_WhileFieldsChange_AreDecidedAnewEachTime()
    {
        var page = await Browser.OpenAsync("/desk/rules");
        await ShownAsync(page, "nobody", "outer", "inner");

        await page.GetByLabel("Name").FillAsync("Ada");
        await ShownAsync(page, "capital", "either", "outer", "inner");
        await page.GetByLabel("Name").FillAsync("ada");
        await ShownAsync(page, "outer", "inner");
        await page.GetByLabel("Amount").FillAsync("3");
        await ShownAsync(page, "either", "outer", "inner");
        await page.GetByLabel("Amount").FillAsync("7");

        await ShownAsync(page);
    }

    [Fact]
    public async Task Rule_WhenAnActionChangesTheStore_IsDecidedAnew()
    {
        var page = await Browser.OpenAsync("/desk/rules");
        await ShownAsync(page, "nobody", "outer", "inner");

        await page.GetByRole(AriaRole.Button, new() { Name = "From afar" }).ClickAsync();

        await ShownAsync(page, "many", "nobody", "outer", "inner");
        await Expect(page.GetByLabel("Amount")).ToHaveValueAsync("12");
    }

    private static async Task ShownAsync(IPage page, params string[] shown)
    {
        foreach (var id in (string[])["many", "nobody", "capital", "either", "outer", "inner"])
        {
            await Expect(page.Locator($"[data-component-id={id}]")).ToHaveCountAsync(shown.Contains(id) ? 1 : 0);
        }
    }
}

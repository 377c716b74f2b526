using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

public sealed class BackgroundTaskPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Page_Opened_ShowsTheTasksThatItsStoreKnows()
    {
        var page = await browser.OpenAsync("/components/background_task");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Background task", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-component-id=completed_task_card]")).ToContainTextAsync("Completed import");
        await Expect(page.Locator("[data-component-id=failed_task_card]")).ToContainTextAsync("The other side did not answer.");
        Directory.CreateDirectory(Places.Screenshots);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, "background_task.png"), FullPage = true });
    }

    [Fact]
    public async Task Button_Pressed_BringsACardThatCompletesAndCallsBack()
    {
        var page = await browser.OpenAsync("/components/background_task");

        await page.GetByRole(AriaRole.Button, new() { Name = "Start progress task" }).ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-component-id^=task_card_]");

        await Expect(card).ToContainTextAsync("Processing step");
        await Expect(card).ToContainTextAsync("Completed", new() { IgnoreCase = true });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, "card.png"), FullPage = true });
    }
}

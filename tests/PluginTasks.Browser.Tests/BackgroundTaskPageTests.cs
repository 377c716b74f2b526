using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>The reference's page, from button to card to end to callback.</summary>
public sealed class BackgroundTaskPageTests(BrowserFixture browser) : BrowserTest(browser)
{
    private const string Path = "/components/background_task";

    [Fact]
    public async Task Page_Opened_ShowsTheTasksThatItsStoreKnows()
    {
        var page = await Browser.OpenAsync(Path);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Background task", Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-component-id=completed_task_card]")).ToContainTextAsync("Completed import");
        await Expect(page.Locator("[data-component-id=failed_task_card]")).ToContainTextAsync("The other side did not answer.");
    }

    [Fact]
    public async Task Button_Pressed_BringsACardThatCompletesAndCallsBack()
    {
        var page = await Browser.OpenAsync(Path);

        await page.Locator("[data-component-id=start_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");

        await Expect(card).ToContainTextAsync("Processing step");
        await Expect(card).ToHaveAttributeAsync("data-task-status", "completed");
        await Expect(page.Locator("[data-component-id=events]")).ToContainTextAsync("completed");
    }

    [Fact]
    public async Task Task_ThatFails_SaysWhyAndCallsBack()
    {
        var page = await Browser.OpenAsync(Path);

        await page.Locator("[data-component-id=start_failing_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");

        await Expect(card).ToHaveAttributeAsync("data-task-status", "failed");
        await Expect(page.Locator("[data-component-id=events]")).ToContainTextAsync("error");
    }

    [Fact]
    public async Task Question_AnsweredInAnotherTab_LetsTheTaskGoOn()
    {
        var page = await Browser.OpenAsync(Path);
        await page.Locator("[data-component-id=start_confirmation_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");
        await Expect(card).ToHaveAttributeAsync("data-task-status", "waiting_confirmation");
        await Expect(card.Locator("[data-component-id=question]")).ToBeVisibleAsync();

        var other = await Browser.OpenAsync("/hello");
        await other.GetByRole(AriaRole.Button, new() { NameRegex = new("^Tasks") }).ClickAsync();
        await other.Locator("[data-component-id=go_on] button").ClickAsync();

        await Expect(card).ToHaveAttributeAsync("data-task-status", "completed");
        await Expect(other.Locator("[data-component-id=go_on] button")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Question_AnsweredFromTheCommandLine_LetsTheTaskGoOn()
    {
        var page = await Browser.OpenAsync(Path);
        await page.Locator("[data-component-id=start_confirmation_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");
        await Expect(card).ToHaveAttributeAsync("data-task-status", "waiting_confirmation");

        await Browser.Host.RunAsync("", "background", "respond", (await card.GetAttributeAsync("data-task-id"))!, "--response", """{"confirmed": true}""");

        await Expect(card).ToHaveAttributeAsync("data-task-status", "completed");
        await Expect(card.Locator("[data-component-id=question]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Question_AnsweredWithNoWhereItStands_EndsTheTask()
    {
        var page = await Browser.OpenAsync(Path);
        await page.Locator("[data-component-id=start_confirmation_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");

        await card.Locator("[data-component-id=stop] button").ClickAsync();

        await Expect(card.Locator("[data-component-id=question]")).ToHaveCountAsync(0);
        await Expect(card).Not.ToHaveAttributeAsync("data-task-status", "waiting_confirmation");
    }

    [Fact]
    public async Task Rule_WithASwitch_HidesAndShowsACardAtOnce()
    {
        var page = await Browser.OpenAsync(Path);
        await Expect(page.Locator("[data-component-id=show_task]")).ToBeVisibleAsync();

        await page.GetByLabel("Show").First.ClickAsync();

        await Expect(page.Locator("[data-component-id=show_task]")).ToBeHiddenAsync();
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>Rows that an action gives, page by page.</summary>
public sealed class TableTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Pages_TurnedForward_AreAskedForAndShown()
    {
        var page = await OpenAsync();
        await Expect(page.GetByText("Page 1 of 3")).ToBeVisibleAsync();
        await Expect(Names(page)).ToHaveCountAsync(3);
        var first = await Names(page).AllInnerTextsAsync();

        await Next(page).ClickAsync();
        await Expect(page.GetByText("Page 2 of 3")).ToBeVisibleAsync();
        await Expect(Names(page).First).Not.ToHaveTextAsync(first[0]);
        await Next(page).ClickAsync();

        await Expect(Names(page)).ToHaveCountAsync(2);
        await Expect(Next(page)).ToBeDisabledAsync();
        await Expect(page.GetByText("8 rows")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Heading_Pressed_SortsFromTheFirstPageOn()
    {
        var page = await OpenAsync();
        await Next(page).ClickAsync();
        await Expect(page.GetByText("Page 2 of 3")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Expect(Names(page)).ToHaveTextAsync(["Person 1", "Person 2", "Person 3"]);
        await Expect(page.GetByText("Page 1 of 3")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-component-id=people]").GetByRole(AriaRole.Columnheader, new() { Name = "Name" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();

        await Expect(Names(page)).ToHaveTextAsync(["Person 8", "Person 7", "Person 6"]);
    }

    [Fact]
    public async Task Selection_OverTwoPages_IsInTheStoreAndSent()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No." }).ClickAsync();
        await Expect(Names(page).First).ToHaveTextAsync("Person 8");
        await page.GetByLabel("Select row 2").CheckAsync();
        await Next(page).ClickAsync();
        await Expect(Names(page).First).ToHaveTextAsync("Person 5");
        await page.GetByLabel("Select row 1").CheckAsync();
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("""{"selected":[2,4]}""");
        await Expect(Component(page, "chosen")).ToContainTextAsync("2");
    }

    [Fact]
    public async Task SelectAll_Pressed_TakesThePageAndGivesItBack()
    {
        var page = await OpenAsync();
        await Expect(Names(page)).ToHaveCountAsync(3);

        await page.GetByLabel("Select all rows").CheckAsync();
        await Expect(page.GetByText("3 selected")).ToBeVisibleAsync();
        await page.GetByLabel("Select no row").UncheckAsync();

        await Expect(page.GetByText("3 selected")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task RowActions_OfferWhatTheRowAllowsAndSendItsValues()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Age", Exact = true }).ClickAsync();
        var youngest = page.Locator("[data-component-id=people] tbody tr").First;
        await Expect(youngest.Locator("td[data-field=age]")).ToHaveTextAsync("10");

        await Expect(youngest.GetByRole(AriaRole.Button, new() { Name = "Vote" })).ToHaveCountAsync(0);
        await youngest.GetByRole(AriaRole.Button, new() { Name = "Greet" }).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("""{"greeted":"Person 1"}""");
    }

    [Fact]
    public async Task Row_Clicked_SendsWhichOne()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No." }).ClickAsync();
        await Expect(Names(page).First).ToHaveTextAsync("Person 8");

        await Names(page).Nth(2).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("""{"clicked":3,"place":2}""");
    }

    [Fact]
    public async Task Table_WithoutRows_SaysSoInTheAuthorsWords()
    {
        var page = await OpenAsync();

        await Expect(Component(page, "nothing")).ToContainTextAsync("No orders yet.");
    }

    private static ILocator Names(IPage page) => page.Locator("[data-component-id=people] td[data-field=name]");

    private static ILocator Next(IPage page) => page.Locator("[data-component-id=people]").GetByRole(AriaRole.Button, new() { Name = "Next page" });

    private Task<IPage> OpenAsync() => Browser.OpenAsync("/desk/table");
}

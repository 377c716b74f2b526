using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>The module's texts, the client's own, and what stands in the document, in one language.</summary>
public sealed class LanguageTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task User_OfAnotherLanguage_SeesEverythingInIt()
    {
        var page = await Browser.OpenAsAsync("ida", "/hello", language: "it");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ciao, Ada!");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Profilo" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "it");
        await page.GotoAsync($"{Browser.Host.Address}/desk/form");
        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();
        await Expect(page.GetByText("Da compilare.")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Language_Chosen_StaysWhenThePageIsLoadedAgain()
    {
        var page = await Browser.OpenAsAsync("pia", "/hello");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hello, Ada!");
        await page.GetByLabel("Your name").FillAsync("Bruno");

        await page.GetByRole(AriaRole.Button, new() { Name = "Account" }).ClickAsync();
        await page.GetByLabel("Language").SelectOptionAsync("it");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ciao, Bruno!");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ciao, Ada!");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "it");
    }
}

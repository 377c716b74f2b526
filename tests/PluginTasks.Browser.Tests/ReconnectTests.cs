using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>A host that is killed in the middle of it all, and comes back.</summary>
public sealed class ReconnectTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Host_KilledInTheMiddleOfATask_IsComeBackToWhereItWas()
    {
        await using var host = new HostProcess();
        await host.StartAsync();
        var page = await Browser.OpenAtAsync(host, "/desk/walk");
        await page.GetByLabel("Note").FillAsync("do not lose me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set out" }).ClickAsync();
        var card = page.Locator("[data-component-id=card] [data-task-id]");
        await Expect(card).ToContainTextAsync("Step 5");

        await host.KillAsync();
        await Expect(page.GetByText("No connection to the host")).ToBeVisibleAsync();
        await host.StartAsync();

        await Expect(page.GetByText("No connection to the host")).ToBeHiddenAsync();
        await Expect(card).ToHaveAttributeAsync("data-task-status", "completed");
        await Expect(card).ToContainTextAsync("\"attempts\": 2");
        await Expect(page.GetByLabel("Note")).ToHaveValueAsync("do not lose me");
        await Expect(page.Locator("[data-component-id=finished] li")).ToHaveCountAsync(1);

        // What was sent before this has been answered.
        await page.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(Component(page, "sent")).ToContainTextAsync("asked");
        await Expect(page.Locator("[data-component-id=finished] li")).ToHaveCountAsync(1);
    }
}

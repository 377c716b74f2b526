using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>What stands around the page.</summary>
public sealed class ShellTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Page_ForNobody_AsksToSignIn()
    {
        var page = await Browser.OpenAsync("/components/button", isSignedIn: false);

        await Expect(page.GetByRole(AriaRole.Main).Or(page.GetByRole(AriaRole.Dialog))).ToContainTextAsync("sign", new() { IgnoreCase = true });
        await Expect(page.Locator("[data-component-id]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Host_KilledAndStartedAgain_IsFoundByItselfAndTheTaskIsInterrupted()
    {
        await using var host = new HostProcess();
        await host.StartAsync();
        var page = await Browser.OpenAtAsync(host, "/components/background_task");
        await page.Locator("[data-component-id=start_confirmation_task] button").ClickAsync();
        var card = page.Locator("[data-component-id=task_cards] [data-task-id]");
        await Expect(card).ToHaveAttributeAsync("data-task-status", "waiting_confirmation");

        await host.KillAsync();
        await Expect(page.GetByText("No connection to the host")).ToBeVisibleAsync();
        await host.StartAsync();

        await Expect(page.GetByText("No connection to the host")).ToBeHiddenAsync();
        await Expect(page.Locator("[data-component-id=completed_task_card]")).ToContainTextAsync("Completed import");
    }

    [Fact]
    public async Task Keyboard_Alone_StartsATaskAndAnswersIt()
    {
        var page = await Browser.OpenAsync("/components/background_task");
        var start = page.Locator("[data-component-id=start_confirmation_task] button");
        await Expect(start).ToBeVisibleAsync();
        await UntilFocusedAsync(page, start);
        await page.Keyboard.PressAsync("Enter");
        var goOn = page.Locator("[data-component-id=task_cards] [data-component-id=go_on] button");
        await Expect(goOn).ToBeVisibleAsync();
        await UntilFocusedAsync(page, goOn);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("[data-component-id=task_cards] [data-task-id]")).ToHaveAttributeAsync("data-task-status", "completed");
    }

    private static async Task UntilFocusedAsync(IPage page, ILocator wanted)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail("The keyboard does not get there.");
    }
}

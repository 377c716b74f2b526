using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>Fields, from what is entered to what the action gets.</summary>
public sealed class FormTests(BrowserFixture browser) : BrowserTest(browser)
{
    [Fact]
    public async Task Form_SentEmpty_SaysWhatIsMissingAndGoesThere()
    {
        var page = await Browser.OpenAsync("/desk/form");
        await page.GetByLabel("Name").FillAsync("");

        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();

        await Expect(page.GetByLabel("Name")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByText("Who are you?")).ToBeVisibleAsync();
        await Expect(page.GetByText("Please fill this in.")).ToHaveCountAsync(2);
        await Expect(Component(page, "sent")).ToContainTextAsync("nothing");
    }

    [Fact]
    public async Task Form_FilledIn_SendsEveryValueAsItsType()
    {
        var page = await Browser.OpenAsync("/desk/form");
        await FillAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("ada@example.com");
        var sent = JsonElement.Parse(await Component(page, "sent").Locator("pre").InnerTextAsync());
        Assert.Equal("""{"name":"Ada","mail":"ada@example.com","count":3,"code":"AB","terms":true}""", sent.GetRawText());
    }

    [Fact]
    public async Task Form_Reset_HasItsFirstValuesAndNoMessages()
    {
        var page = await Browser.OpenAsync("/desk/form");
        await page.GetByLabel("Name").FillAsync("");
        await page.GetByLabel("Amount").FillAsync("9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();
        await Expect(page.GetByText("At most 5.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();

        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Ada");
        await Expect(page.GetByLabel("Amount")).ToHaveValueAsync("1");
        await Expect(page.Locator(".problem")).ToHaveCountAsync(0);
    }

    /// <summary>Here the browser is made to think that everything is right: the page that it gets has lost its rules.</summary>
    [Fact]
    public async Task Form_WithoutItsRulesInTheBrowser_IsRefusedByTheHostAtTheField()
    {
        var page = await Browser.OpenAsync("/hello");
        await page.RouteWebSocketAsync("**/ws", socket =>
        {
            var host = socket.ConnectToServer();
            host.OnMessage(frame => socket.Send(frame.Text!.Replace("\"validations\"", "\"forgotten\"", StringComparison.Ordinal).Replace("\"required\"", "\"not_required\"", StringComparison.Ordinal)));
        });
        await page.GotoAsync($"{Browser.Host.Address}/desk/form");
        await FillAsync(page);
        await page.GetByLabel("Code").FillAsync("x");
        await page.GetByLabel("Amount").FillAsync("9");

        await page.GetByRole(AriaRole.Button, new() { Name = "Order" }).ClickAsync();

        await Expect(page.GetByText("Two capitals.")).ToBeVisibleAsync();
        await Expect(page.GetByText("At most 5.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Amount")).ToBeFocusedAsync();
        await Expect(Component(page, "sent")).ToContainTextAsync("nothing");
    }

    [Fact]
    public async Task Button_ThatCollectsAField_ChecksItFirstAndSendsItThen()
    {
        var frames = default(SentFrames);
        var page = await Browser.OpenAsAsync("form", "/desk/form", watch: p => frames = SentFrames.Of(p));

        await page.GetByRole(AriaRole.Button, new() { Name = "Use" }).ClickAsync();
        await Expect(page.GetByLabel("Coupon")).ToBeFocusedAsync();
        await Expect(page.GetByText("Please fill this in.")).ToBeVisibleAsync();
        Assert.Empty(frames!.Calls("desk.sent"));
        await page.GetByLabel("Coupon").FillAsync("SPRING");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use" }).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("""{"coupon":"SPRING","by":"button"}""");
    }

    [Fact]
    public async Task Confirm_AnsweredWithNo_SendsNothing()
    {
        var frames = default(SentFrames);
        var page = await Browser.OpenAsAsync("form", "/desk/form", watch: p => frames = SentFrames.Of(p));

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Delete it all?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(frames!.Calls("desk.sent"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();

        await Expect(Component(page, "sent")).ToContainTextAsync("deleted");
        Assert.Single(frames.Calls("desk.sent"));
    }

    [Fact]
    public async Task Button_ThatTracksAnAction_IsBusyWhileItRuns()
    {
        var page = await Browser.OpenAsync("/desk/form");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Slow" })).ToBeVisibleAsync();
        await page.EvaluateAsync(
            """
            () => {
              const busy = new Set();
              new MutationObserver(() => {
                for (const one of document.querySelectorAll("button[aria-busy=true]")) busy.add(one.closest("[data-component-id]").dataset.componentId);
                document.body.dataset.wasBusy = [...busy].sort().join(" ");
              }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
            }
            """);

        await page.GetByRole(AriaRole.Button, new() { Name = "Slow" }).ClickAsync();

        // What has been is kept in the document, where it can be looked at again and again: the host's policy lets no code look.
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-was-busy", "slow watcher");
        await Expect(page.Locator("button[aria-busy=true]")).ToHaveCountAsync(0);
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-was-busy", "slow watcher");
    }

    [Fact]
    public async Task Page_WhoseFormIsOnItsWay_IsSeenOnceItIsWhole()
    {
        var page = await Browser.OpenAsync("/");
        var isComing = new TaskCompletionSource();
        await page.RouteAsync("**/Form-*.js", async route =>
        {
            await isComing.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync($"{Browser.Host.Address}/desk/form");
        await Expect(Component(page, "slow")).ToBeAttachedAsync();
        await Expect(Component(page, "slow")).ToBeHiddenAsync();
        isComing.SetResult();

        await Expect(Component(page, "slow")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Order" })).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Mail").FillAsync("ada@example.com");
        await page.GetByLabel("Amount").FillAsync("3");
        await page.GetByLabel("Code").FillAsync("AB");
        await page.GetByLabel("Terms").CheckAsync();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>Whatever text a module shows, it is text.</summary>
public sealed class HostileTextTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly ConcurrentQueue<string> complaints = new();

    public static TheoryData<string> Pages => [.. HostileModule.Pages.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Text_OfEveryKind_IsShownAndNotRun(string name)
    {
        var page = await OpenAsync($"/{HostileModule.Name}/{name}");
        await Expect(page.Locator("[data-component-id=error_4]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-component-id=error_0]")).ToContainTextAsync(HostileComponents.Texts[0]);
        foreach (var kind in HostileModule.Pages[name])
        {
            await Expect(page.Locator($"[data-kind={kind}]").First).ToBeAttachedAsync();
        }

        var tabs = page.GetByRole(AriaRole.Tab);
        if (HostileModule.Pages[name].Contains("Tabs"))
        {
            // Its code comes late; those who are there by then are all.
            await Expect(tabs.First).ToBeVisibleAsync();
        }

        foreach (var tab in await tabs.AllAsync())
        {
            await tab.ClickAsync();
        }

        await NothingRanAsync(page);
    }

    [Fact]
    public async Task Text_OfTasksQuestionsAndNotices_IsShownAndNotRun()
    {
        var page = await OpenAsync($"/{HostileModule.Name}/tasks");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        var questions = page.Locator("[data-component-id=cards] [data-component-id=question]");
        await Expect(questions).ToHaveCountAsync(HostileComponents.Texts.Count);
        Assert.Equal(HostileComponents.Texts.Order(), (await questions.AllInnerTextsAsync()).Order());
        await NothingRanAsync(page);

        foreach (var place in Enumerable.Range(0, HostileComponents.Texts.Count))
        {
            var (button, end) = place % 2 == 0 ? ("yes", "completed") : ("no", "failed");
            var card = page.Locator($"[data-component-id=card_{place}]");
            await card.Locator($"[data-component-id={button}] button").ClickAsync();

            // A card shrinks once it has its answer: what stands below it moves away from under a mouse that is pressed already, and hears of no click.
            await Expect(card.Locator("[data-task-status]")).ToHaveAttributeAsync("data-task-status", end);
        }

        await Expect(page.Locator("[data-component-id=cards] [data-task-status=completed]")).ToHaveCountAsync(3);
        await Expect(page.Locator("[data-component-id=cards] [data-task-status=failed] .problem").First).ToContainTextAsync("window.pwned");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Tell" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(HostileComponents.Texts[1]);
        await NothingRanAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Notifications") }).ClickAsync();
        await Expect(page.Locator(".notice").First).ToContainTextAsync("window.pwned");

        await NothingRanAsync(page);
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await Browser.OpenAsAsync("hunter", "/hello", "super", watch: opened =>
        {
            opened.Dialog += async (_, dialog) =>
            {
                complaints.Enqueue($"a dialog: {dialog.Message}");
                await dialog.DismissAsync();
            };
            opened.Console += (_, said) =>
            {
                if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                {
                    complaints.Enqueue(said.Text);
                }
            };
            opened.PageError += (_, error) => complaints.Enqueue(error);
        });
        await page.GotoAsync(Browser.Host.Address + path);
        return page;
    }

    private async Task NothingRanAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            () => {
              const found = window.pwned === undefined ? [] : [`window.pwned is ${window.pwned}`];
              const visit = (root) => {
                for (const element of root.querySelectorAll("*")) {
                  if (element.localName === "script" && !element.src.startsWith(`${location.origin}/client/`)) found.push(element.outerHTML);
                  for (const { name, value } of element.attributes) {
                    if (/^on/i.test(name)) found.push(`${element.localName} has ${name}`);
                    if (/^(href|src|action|formaction|data|xlink:href)$/i.test(name) && /^[\s\x00-\x1f]*javascript:/i.test(value)) found.push(`${element.localName} ${name}=${value}`);
                  }

                  if (element.shadowRoot !== null) visit(element.shadowRoot);
                }
              };
              visit(document);
              return found;
            }
            """);
        Assert.Empty(found);
        Assert.Empty(complaints);
    }
}

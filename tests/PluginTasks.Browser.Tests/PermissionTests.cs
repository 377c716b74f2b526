using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>What a user may not see is not sent: all that comes over the wire is read.</summary>
public sealed class PermissionTests(BrowserFixture browser) : BrowserTest(browser)
{
    private readonly ConcurrentQueue<string> heard = new();

    [Fact]
    public async Task Pages_OfALesserUser_HaveNothingOfWhatIsNotTheirs()
    {
        var page = await Browser.OpenAsAsync("lesser", "/desk/open", watch: Listen);
        await Expect(page.GetByText("seen by all")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring" }).ClickAsync();
        await Expect(page.GetByText("brought for all")).ToBeVisibleAsync();

        await page.GotoAsync($"{Browser.Host.Address}/desk/managers");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page." })).ToBeVisibleAsync();
        await page.GotoAsync($"{Browser.Host.Address}/components/background_task");
        await Expect(page.Locator("[data-component-id=show_task]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-component-id=permission_task]")).ToHaveCountAsync(0);
        await page.GotoAsync($"{Browser.Host.Address}/reports");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make the report" })).ToBeVisibleAsync();

        Assert.Contains(heard, t => t.Contains("seen by all", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, t => t.Contains("HIDDEN", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, t => t.Contains("desk.manage", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, t => t.Contains("permission_task", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, t => t.Contains("reports.prepare\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Api_OfALesserUser_AnswersAsIfItWereNotThere()
    {
        var page = await Browser.OpenAsAsync("lesser", "/desk/open");
        var api = page.Context.APIRequest;

        var open = await api.GetAsync($"{Browser.Host.Address}/api/v1/pages/desk/open");
        var hidden = await api.GetAsync($"{Browser.Host.Address}/api/v1/pages/desk/managers");
        var nowhere = await api.GetAsync($"{Browser.Host.Address}/api/v1/pages/desk/nowhere");
        var menu = await api.GetAsync($"{Browser.Host.Address}/api/v1/menu");

        Assert.Equal((200, 404, 404, 200), (open.Status, hidden.Status, nowhere.Status, menu.Status));
        Assert.Equal(await nowhere.TextAsync(), await hidden.TextAsync());
        Assert.All(await Task.WhenAll(open.TextAsync(), menu.TextAsync()), t => Assert.DoesNotContain("HIDDEN", t, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frames_WrittenByHand_GetNoMoreThanThePageDid()
    {
        var page = await Browser.OpenAsAsync("lesser", "/desk/open");

        var answers = await page.EvaluateAsync<string[]>(
            """
            () => new Promise((done) => {
              const socket = new WebSocket(location.origin.replace("http", "ws") + "/ws");
              const heard = [];
              socket.onmessage = ({ data }) => {
                heard.push(data);
                if (["a", "b", "c", "d"].every((id) => heard.some((frame) => frame.includes(`"requestId":"${id}"`)))) done(heard);
              };
              socket.onopen = () => {
                socket.send(JSON.stringify({ requestId: "a", navigate: { path: "/desk/managers", params: {} } }));
                socket.send(JSON.stringify({ requestId: "b", action: { name: "desk.manage_rows", context: {}, surfaceId: "main", componentId: "rows" } }));
                socket.send(JSON.stringify({ requestId: "c", action: { name: "open_modal", context: { path: "/desk/managers" }, surfaceId: "main" } }));
                socket.send(JSON.stringify({ requestId: "d", action: { name: "desk.nothing", context: {}, surfaceId: "main" } }));
              };
            })
            """);

        Assert.DoesNotContain(answers, t => t.Contains("HIDDEN", StringComparison.Ordinal));
        Assert.Contains(answers, t => t.Contains("page_not_found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Super_OnTheSamePages_SeesItAll()
    {
        var page = await Browser.OpenAsync("/desk/open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring" }).ClickAsync();
        await Expect(page.GetByText("HIDDEN in what an action brings")).ToBeVisibleAsync();

        await Expect(page.GetByText("HIDDEN in a text")).ToBeVisibleAsync();
        await page.GotoAsync($"{Browser.Host.Address}/desk/managers");
        await Expect(page.GetByText("HIDDEN page")).ToBeVisibleAsync();
    }

    private void Listen(IPage page)
    {
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => heard.Enqueue(frame.Text ?? "");
        page.Response += async (_, answer) =>
        {
            try
            {
                if (!answer.Url.Contains("/client/", StringComparison.Ordinal))
                {
                    heard.Enqueue(await answer.TextAsync());
                }
            }
            catch (PlaywrightException)
            {
                // Redirects, and what the next page has driven away, have no body.
            }
        };
    }
}

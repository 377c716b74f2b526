using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>The pages of the <c>system</c> module, over what the other samples do.</summary>
public sealed class SystemModuleTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Overview_AfterATask_DrawsTheLastHourAndCounts()
    {
        await RunAsync("start_failing_task", "failed");

        var page = await browser.OpenAsync("/system");

        var drawing = page.GetByRole(AriaRole.Img, new() { NameRegex = new("^The last hour") });
        await Expect(drawing.Locator("canvas")).ToBeVisibleAsync();
        Assert.True(await drawing.Locator("canvas").EvaluateAsync<bool>(
            "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v !== 0)"));
        await Expect(page.Locator("[data-component-id=activity] tbody tr")).ToHaveCountAsync(60);
        await Expect(page.Locator("[data-component-id=module_states]")).ToContainTextAsync("reports");

        await page.Locator("[data-component-id=states]").GetByText("Failed").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/system/tasks[?]status=failed$"));
        await Expect(page.Locator("[data-component-id=tasks] [data-field=status]").First).ToHaveTextAsync("Failed");
    }

    [Fact]
    public async Task Chart_WhenTheThemeChanges_IsDrawnInOtherColours()
    {
        var page = await browser.OpenAsync("/components/chart", new() { ColorScheme = ColorScheme.Light });
        var canvas = page.Locator("[data-component-id=income] canvas");
        await Expect(canvas).ToBeVisibleAsync();
        var light = await canvas.EvaluateAsync<string>("c => c.toDataURL()");

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });

        // In the page's own frames: the host's policy lets nothing else look again and again.
        Assert.True(await canvas.EvaluateAsync<bool>(
            "(c, before) => new Promise(done => { let looks = 0; const look = () => c.toDataURL() !== before ? done(true) : ++looks === 300 ? done(false) : requestAnimationFrame(look); look(); })", light));
    }

    [Fact]
    public async Task Monitor_WithFilters_ShowsTheTasksThatFit()
    {
        await RunAsync("start_task", "completed");
        var page = await browser.OpenAsync("/system/tasks");
        var rows = page.Locator("[data-component-id=tasks] tbody tr");
        await Expect(rows.GetByText("Processing step 8/8").First).ToBeVisibleAsync();

        await page.GetByLabel("Module").FillAsync("reports");
        await Expect(page.GetByText("No task is like that.")).ToBeVisibleAsync();

        await page.GetByLabel("Module").FillAsync("components");
        await page.GetByLabel("Key begins with").FillAsync("components_background");
        await page.GetByLabel("Status").SelectOptionAsync(new SelectOptionValue { Label = "Completed" });
        await Expect(rows.Locator("[data-field=status]").Filter(new() { HasNotText = "Completed" })).ToHaveCountAsync(0);
        await Expect(rows.Locator("[data-field=status]").First).ToHaveTextAsync("Completed");
    }

    [Fact]
    public async Task Detail_OfATaskThatFailed_HasErrorCheckpointAndLogAndCanBeDeleted()
    {
        await RunAsync("start_failing_task", "failed");
        var page = await browser.OpenAsync("/system/tasks?status=failed");

        await page.Locator("[data-component-id=tasks] .row-open").First.ClickAsync();

        await Expect(page.Locator("[data-component-id=error]")).ToContainTextAsync("The other side did not answer.");
        await Expect(page.Locator("[data-component-id=checkpoint]")).ToContainTextAsync("\"step\": 4");
        await Expect(page.Locator("[data-component-id=log]")).ToContainTextAsync("attempt 1 failed");

        // Its user has been told by now: the message that would hold it is gone.
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/system/tasks$"));
    }

    [Fact]
    public async Task Detail_OfATaskThatAsks_IsCancelledFromThere()
    {
        await RunAsync("start_confirmation_task", "waiting_confirmation");
        var page = await browser.OpenAsync("/system/tasks?status=waiting_confirmation");
        await page.Locator("[data-component-id=tasks] .row-open").First.ClickAsync();
        await Expect(page.Locator("[data-component-id=status]")).ToHaveTextAsync("Needs an answer");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();

        await Expect(page.Locator("[data-component-id=status]")).ToHaveTextAsync("Cancelled");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Schedule_MadeWrongThenRight_IsPausedAndResumed()
    {
        var page = await browser.OpenAsync("/system/schedules");
        var form = page.Locator("[data-component-id=schedule_form]");
        await form.GetByLabel("When").FillAsync("daily at 25:00");
        await form.GetByLabel("Task").FillAsync("reports.generate_monthly");
        await form.GetByLabel("Name").FillAsync("Made by hand");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(form.GetByText("hour").First).ToBeVisibleAsync();

        await form.GetByLabel("When").FillAsync("daily at 23:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        var card = page.Locator("[data-component-id=schedule]").Filter(new() { HasText = "Made by hand" });
        await Expect(card.Locator("[data-component-id=state]")).ToHaveTextAsync("Active");

        await card.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(card.Locator("[data-component-id=state]")).ToHaveTextAsync("Paused");

        await card.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(card.Locator("[data-component-id=state]")).ToHaveTextAsync("Active");
    }

    [Fact]
    public async Task Modules_OneOfThemWrong_ShowsWhereAndSwitchesItOff()
    {
        await using var host = new HostProcess();
        AddBroken(host);
        await host.StartAsync();
        var page = await browser.OpenAtAsync(host, "/system/modules");

        var card = page.Locator("[data-component-id=module]").Filter(new() { HasText = "broken" });
        await Expect(card.GetByText("PT1203")).ToBeVisibleAsync();
        await Expect(card.GetByText(new Regex("broken/pages/index.yaml:1:3$"))).ToBeVisibleAsync();
        await Expect(card.GetByText("did you mean 'Button'?")).ToBeVisibleAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = "Switch off" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Switch on" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_ForAnOrdinaryUser_AreNotThere()
    {
        await using var host = new HostProcess();
        await host.AddUserAsync("ada", "user");
        await host.StartAsync();
        var page = await browser.OpenAtAsync(host, "/hello", isSignedIn: false);
        await page.GetByLabel("User").FillAsync("ada");
        await page.GetByLabel("Password").FillAsync(HostProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var menu = page.GetByRole(AriaRole.Navigation).First;
        await Expect(menu.GetByText("Reports").First).ToBeVisibleAsync();
        await Expect(menu.GetByText("System")).ToHaveCountAsync(0);

        await page.GotoAsync(host.Address + "/system/tasks");

        await Expect(page.GetByText("/system/tasks")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-component-id=tasks]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Access_AModuleAsks_IsAllowedAndDeniedAndHoldsAtOnce()
    {
        await using var host = new HostProcess();
        var file = AskingModule.Write(host);
        await host.StartAsync();
        var page = await browser.OpenAtAsync(host, "/asking");
        await AskingModule.TryAsync(page, "refused");

        await page.GotoAsync(host.Address + "/system/access");
        var request = page.Locator("[data-component-id=request]").Filter(new() { HasText = file });
        await Expect(request).ToContainTextAsync("asking: files, read");
        await request.GetByRole(AriaRole.Button, new() { Name = "Allow for this session" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page.Locator("[data-component-id=decision]").Filter(new() { HasText = file })).ToContainTextAsync("Allowed for this session");
        await Expect(request).ToHaveCountAsync(0);

        await page.GotoAsync(host.Address + "/asking");
        await AskingModule.TryAsync(page, "what stands there");
        await host.RunAsync("", "access", "deny", "asking", "filesystem", "read", file);
        await AskingModule.TryAsync(page, "refused");

        await page.GotoAsync(host.Address + "/system/audit");
        await page.GetByLabel("Kind").SelectOptionAsync(new SelectOptionValue { Label = "Decision" });
        var rows = page.Locator("[data-component-id=rows] tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("denied");
        await Expect(rows.First).ToContainTextAsync(file);
        Assert.Contains("rows are as they were written", await host.RunAsync("", "audit", "verify"), StringComparison.Ordinal);
    }

    private static void AddBroken(HostProcess host)
    {
        var pages = Directory.CreateDirectory(Path.Combine(host.OwnModules, "broken", "pages"));
        File.WriteAllText(Path.Combine(pages.Parent!.FullName, "module.yaml"), "name: broken\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(pages.FullName, "index.yaml"), "- kind: Buton\n  label: Press\n");
    }

    /// <summary>Presses a button of the reference page, and waits for its card.</summary>
    private async Task RunAsync(string button, string status)
    {
        var page = await browser.OpenAsync("/components/background_task");
        await page.Locator($"[data-component-id={button}] button").ClickAsync();
        await Expect(page.Locator("[data-component-id=task_cards] [data-task-id]")).ToHaveAttributeAsync("data-task-status", status);
    }
}

using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>A host of the sample modules alone, as people have it who try them, after a little use.</summary>
public sealed class SamplesBrowser() : BrowserFixture(new HostProcess(hasFixtures: false))
{
    private string report = "";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var ended = await Host.RunAsync("", "background", "submit", "reports.generate_monthly", "--arg", "month=2026-03", "--arg", "on_duplicates=merge", "--wait", "--format", "json");
        using var task = JsonDocument.Parse(ended);
        report = task.RootElement.GetProperty("taskId").GetString()!;
        await Host.RunAsync("", "access", "deny", "reports", "network", "send", "https://archive.example.com");
        var page = await OpenAsync("/components/background_task");
        await page.Locator("[data-component-id=start_failing_task] button").ClickAsync();
        await Expect(page.Locator("[data-component-id=task_cards] [data-task-id]")).ToHaveAttributeAsync("data-task-status", "failed");
        await page.Context.CloseAsync();
    }

    /// <summary>A page of the samples; where that shows one of something, the one that there is.</summary>
    public Task<IPage> OpenSampleAsync(string path, BrowserNewContextOptions options) => OpenAsync(path == "/system/task" ? $"{path}?id={report}" : path, options);
}

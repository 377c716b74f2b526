using Microsoft.Playwright;
using PluginTasks.Benchmarks.Hosts;

namespace PluginTasks.Benchmarks.Client;

/// <summary>The system's own Chromium, without a window.</summary>
internal sealed class HostBrowser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private HostBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<HostBrowser> StartAsync()
    {
        var program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("There is no Chromium: install it (on Debian: apt-get install chromium) and run this again.");
        var playwright = await Playwright.CreateAsync();
        return new HostBrowser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] }));
    }

    /// <summary>A window that has never been at the host, and has just signed in by its link.</summary>
    /// <param name="host">Where.</param>
    /// <param name="prepare">What is to be so before its first page.</param>
    public async Task<IPage> SignInAsync(HostProcess host, Func<IPage, Task> prepare)
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await prepare(page);
        await page.GotoAsync(host.Link);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

using Microsoft.Playwright;

namespace PluginTasks.Browser.Tests;

/// <summary>One host and one browser for all tests of a class; each test has windows of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>Machines are slow at times; nothing here measures.</summary>
    private const float Patience = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? state;

    public HostProcess Host { get; } = new();

    public async Task InitializeAsync()
    {
        await Host.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Places.Browser, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        await using var first = await browser.NewContextAsync();
        var page = await first.NewPageAsync();
        await page.GotoAsync(Host.Link);
        state = await first.StorageStateAsync();
    }

    /// <summary>A window of somebody who is signed in already; nobody where so wanted.</summary>
    public async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null, bool isSignedIn = true)
    {
        options ??= new();
        options.StorageState = isSignedIn ? state : null;
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();

        // What a browser complains of stands beside the test that fails.
        page.Console += (_, said) => Console.WriteLine($"{said.Type}: {said.Text}");
        page.PageError += (_, error) => Console.WriteLine($"error: {error}");
        page.RequestFailed += (_, request) => Console.WriteLine($"failed: {request.Url} {request.Failure}");
        await page.GotoAsync(Host.Address + path);
        return page;
    }

    /// <summary>A window on another host, signed in by its link unless so wanted.</summary>
    public async Task<IPage> OpenAtAsync(HostProcess host, string path, bool isSignedIn = true)
    {
        var context = await browser!.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        if (isSignedIn)
        {
            await page.GotoAsync(host.Link);
        }

        await page.GotoAsync(host.Address + path);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Host.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PluginTasks.Browser.Tests;

/// <summary>One host and one browser for many tests; each test has windows of its own.</summary>
public class BrowserFixture : IAsyncLifetime
{
    /// <summary>Machines are slow at times; nothing here measures.</summary>
    private const float Patience = 30_000;

    private readonly Dictionary<string, string> states = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<IBrowserContext> open = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public BrowserFixture()
        : this(new())
    {
    }

    protected BrowserFixture(HostProcess host) => Host = host;

    public HostProcess Host { get; }

    public virtual async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        await Host.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Places.Browser, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        await using var first = await browser.NewContextAsync();
        var page = await first.NewPageAsync();
        await page.GotoAsync(Host.Link);
        states["super"] = await first.StorageStateAsync();
    }

    /// <summary>A window of the host's own user, who is signed in already; of nobody where so wanted.</summary>
    public Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null, bool isSignedIn = true) =>
        OpenAsync(path, options ?? new(), isSignedIn ? states["super"] : null);

    /// <summary>A window of a user of <c>users.yaml</c>, who gets there when they are first asked for.</summary>
    public async Task<IPage> OpenAsAsync(string user, string path, string role = "user", string language = "en", Action<IPage>? watch = null)
    {
        if (!states.TryGetValue(user, out var state))
        {
            await Host.AddUserAsync(user, role, language);
            await using var signingIn = await browser!.NewContextAsync();
            var answer = await signingIn.APIRequest.PostAsync($"{Host.Address}/api/v1/sign-in", new() { DataObject = new { user, password = HostProcess.Password } });
            Assert.True(answer.Ok, await answer.TextAsync());
            state = states[user] = await signingIn.StorageStateAsync();
        }

        return await OpenAsync(path, new(), state, watch);
    }

    /// <summary>A window on another host, signed in by its link unless so wanted.</summary>
    public async Task<IPage> OpenAtAsync(HostProcess host, string path, bool isSignedIn = true)
    {
        var page = await NewPageAsync(new());
        if (isSignedIn)
        {
            await page.GotoAsync(host.Link);
        }

        await page.GotoAsync(host.Address + path);
        return page;
    }

    /// <summary>Another window of the same browser session.</summary>
    public async Task<IPage> OpenBesideAsync(IPage page, string path)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Host.Address + path);
        return other;
    }

    /// <summary>At the end of a test: its windows cost the next one time.</summary>
    public async Task CloseWindowsAsync()
    {
        while (open.TryTake(out var context))
        {
            await context.CloseAsync();
        }
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

    private async Task<IPage> OpenAsync(string path, BrowserNewContextOptions options, string? state, Action<IPage>? watch = null)
    {
        options.StorageState = state;
        var page = await NewPageAsync(options);
        watch?.Invoke(page);
        await page.GotoAsync(Host.Address + path);
        return page;
    }

    private async Task<IPage> NewPageAsync(BrowserNewContextOptions options)
    {
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await browser!.NewContextAsync(options);
        open.Add(context);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();

        // What a browser complains of stands beside the test that fails.
        page.Console += (_, said) => Console.WriteLine($"{said.Type}: {said.Text}");
        page.PageError += (_, error) => Console.WriteLine($"error: {error}");
        page.RequestFailed += (_, request) => Console.WriteLine($"failed: {request.Url} {request.Failure}");
        return page;
    }
}

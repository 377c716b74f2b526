using Microsoft.Playwright;

namespace PluginTasks.Browser.Tests;

/// <summary>A class of tests that share a host and a browser with all others of the collection.</summary>
[Collection(SharedBrowser.Name)]
public abstract class BrowserTest(BrowserFixture browser) : IAsyncLifetime
{
    protected BrowserFixture Browser { get; } = browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Browser.CloseWindowsAsync();

    /// <summary>What takes input or is pressed, in the component with this id.</summary>
    protected static ILocator Control(IPage page, string id) => page.Locator($"[data-component-id='{id}'] :is(input, textarea, select, button)").First;

    protected static ILocator Component(IPage page, string id) => page.Locator($"[data-component-id='{id}']").First;
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>What holds for every page of the samples, in light and dark, on a wide and a narrow screen.</summary>
public sealed class SamplePagesTests(SamplesBrowser browser) : IClassFixture<SamplesBrowser>
{
    private const int Wide = 1280;
    private const int Narrow = 360;

    /// <summary>Windows side by side, so that one is checked while the other loads.</summary>
    private const int Windows = 3;

    [Fact]
    public async Task Pages_OfTheSamples_FitEveryScreenAndAxeFindsNothingSerious()
    {
        var axe = await File.ReadAllTextAsync(Places.Axe);
        var left = new Queue<string>(SamplePages.All);
        var complaints = await Task.WhenAll(Enumerable.Range(0, Windows).Select(_ => WorkAsync(left, axe)));

        Assert.NotEmpty(SamplePages.All);
        var all = string.Join('\n', complaints.SelectMany(c => c).Order());
        Assert.True(all.Length == 0, all);
    }

    private async Task<List<string>> WorkAsync(Queue<string> left, string axe)
    {
        // The browser's own complaints come on another thread.
        var complaints = new ConcurrentQueue<string>();
        while (Next(left) is { } path)
        {
            var page = await browser.OpenSampleAsync(path, new() { ViewportSize = new() { Width = Wide, Height = 800 }, BypassCSP = true, Locale = "en-GB", TimezoneId = "UTC" });
            page.PageError += (_, error) => complaints.Enqueue($"{path}: {error}");
            page.Console += (_, said) =>
            {
                if (said.Type == "error")
                {
                    complaints.Enqueue($"{path}: {said.Text}");
                }
            };
            await SettledAsync(page);
            await page.EvaluateAsync(axe);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await LookAsync(page, path, scheme, complaints);
            }

            await page.Context.CloseAsync();
        }

        return [.. complaints];
    }

    /// <summary>The menu is the same everywhere, and only colours differ in the dark.</summary>
    private static async Task LookAsync(IPage page, string path, ColorScheme scheme, ConcurrentQueue<string> complaints)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        foreach (var width in (int[])[Wide, Narrow])
        {
            await page.SetViewportSizeAsync(width, 800);
            var findings = await page.EvaluateAsync<string[]>(
                """
                async ({ isMenuKnown, isDark }) => {
                  const context = isMenuKnown ? { exclude: [".sidebar-nav"] } : document;
                  const only = isDark ? { runOnly: ["color-contrast", "link-in-text-block"] } : {};
                  const { violations } = await axe.run(context, { resultTypes: ["violations"], elementRef: false, ...only });
                  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary})`).join("; ")}`);
                }
                """,
                new { isMenuKnown = path != SamplePages.All[0], isDark = scheme == ColorScheme.Dark });
            foreach (var finding in findings)
            {
                complaints.Enqueue($"{path}, {scheme}, {width}: {finding}");
            }

            // What is drawn to measure, as a chart is, follows the screen a little later.
            var wider = await page.EvaluateAsync<int>(
                """
                () => new Promise((done) => {
                  let looks = 0;
                  const look = () => {
                    const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                    if (wider <= 0 || ++looks === 60) done(wider);
                    else requestAnimationFrame(look);
                  };
                  look();
                })
                """);
            if (wider > 0)
            {
                complaints.Enqueue($"{path}, {scheme}, {width}: {wider} px wider than the screen");
            }
        }

        if (Places.Screenshots is { } folder)
        {
            await PictureAsync(page, path, scheme, folder);
        }
    }

    private static async Task PictureAsync(IPage page, string path, ColorScheme scheme, string folder)
    {
        await page.SetViewportSizeAsync(1000, Places.IsWholePages ? 2200 : 720);
        await SettledAsync(page);
        var parts = path.Trim('/').Split('/');
        var name = $"{parts[0]}-{(parts.Length > 1 ? string.Join('-', parts[1..]) : "index")}-{scheme.ToString().ToLowerInvariant()}.png";
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        await File.WriteAllBytesAsync(Path.Combine(folder, name), SmallPng.Of(picture));
    }

    /// <summary>The page is there, and what it loads late as well.</summary>
    private static async Task SettledAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await page.EvaluateAsync("document.fonts.ready");
    }

    private static string? Next(Queue<string> left)
    {
        lock (left)
        {
            return left.TryDequeue(out var path) ? path : null;
        }
    }
}

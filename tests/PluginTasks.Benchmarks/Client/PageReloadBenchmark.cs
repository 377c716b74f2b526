using System.Diagnostics;
using System.Globalization;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Client;

/// <summary><c>reload.page</c>: from a page's file being written, under <c>dev</c>, to its new text in the window that shows it.</summary>
internal sealed class PageReloadBenchmark : IBenchmark
{
    private const int WarmUp = 10;
    private const int Reloads = 100;

    public string Name => "reload.page";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var options = new HostOptions { Command = "dev", Modules = [], Copied = [Path.Combine(Repository.SampleModules, "hello")] };
        await using var host = await HostProcess.StartAsync(options, cancellation);
        await using var browser = await HostBrowser.StartAsync();
        var page = await browser.SignInAsync(host, _ => Task.CompletedTask);
        await page.GotoAsync($"{host.Address}hello/about");
        await page.WaitForSelectorAsync("[data-component-id=back]");

        var file = Path.Combine(host.ModuleFolder("hello"), "pages", "about.yaml");
        var text = await File.ReadAllTextAsync(file, cancellation);
        var times = new List<double>();
        for (var i = 0; i < WarmUp + Reloads; i++)
        {
            var shown = string.Create(CultureInfo.InvariantCulture, $"edition {i}");
            var start = Stopwatch.GetTimestamp();
            await File.WriteAllTextAsync(file, $"{text}  - {{kind: Text, id: edition, text: {shown}}}\n", cancellation);
            await page.WaitForFunctionAsync("text => document.querySelector('[data-component-id=edition]')?.textContent === text", shown);
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        run.Note($"longest {NumberFormat.Show(times.Max())} ms; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p50", Percentile.Of(times, 0.5), "ms", null, Budget.AtMost(150)));
        run.Add(new Figure($"{Name}.p99", Percentile.Of(times, 0.99), "ms", null, Budget.AtMost(400)));
    }
}

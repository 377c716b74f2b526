using System.IO.Compression;
using Microsoft.Playwright;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Client;

/// <summary><c>client.size</c>: the scripts and styles that a browser loads until the first page after the sign-in stands, each compressed by itself.</summary>
internal sealed class SizeBenchmark : IBenchmark
{
    public string Name => "client.size";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await using var host = await HostProcess.StartAsync(new HostOptions(), cancellation);
        await using var browser = await HostBrowser.StartAsync();
        var loaded = new List<Task<(string Name, int Size)>>();
        var page = await browser.SignInAsync(host, page =>
        {
            page.Response += (_, response) =>
            {
                if (Path.GetExtension(new Uri(response.Url).AbsolutePath) is ".js" or ".css")
                {
                    loaded.Add(SizeOfAsync(response));
                }
            };
            return Task.CompletedTask;
        });
        await page.WaitForSelectorAsync("main [data-component-id]");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var files = await Task.WhenAll(loaded);
        run.Note($"{page.Url}: {string.Join(", ", files.OrderByDescending(f => f.Size).Select(f => $"{f.Name} {f.Size:N0}"))}");
        run.Add(new Figure(Name, files.Sum(f => f.Size) / 1024.0, "KB", null, Budget.AtMost(90)));
    }

    private static async Task<(string Name, int Size)> SizeOfAsync(IResponse response)
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(await response.BodyAsync());
        }

        return (Path.GetFileName(new Uri(response.Url).AbsolutePath), (int)compressed.Length);
    }
}

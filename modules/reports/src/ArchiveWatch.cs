using PluginTasks.Sdk;

namespace Reports;

/// <summary>Tells open pages how many reports there are.</summary>
[ModuleActions]
public sealed class ArchiveWatch(IModuleSdk sdk)
{
    /// <summary>Runs as long as the module does. The host starts it, starts it again when it fails, and trips the token at its end.</summary>
    [LongRunning("archive_watch")]
    public async Task Watch(CancellationToken ct)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(5), TimeProvider.System);
        do
        {
            var reports = await new ReportArchive(sdk).ListAsync(ct);
            await sdk.Streams.Publish("reports.archive", "counted", new { Reports = reports.Count, Bytes = reports.Sum(r => r.Size) }, cancellationToken: ct);
        }
        while (await clock.WaitForNextTickAsync(ct));
    }
}

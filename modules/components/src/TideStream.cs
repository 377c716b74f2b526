using PluginTasks.Sdk;

namespace Components;

/// <summary>A stream of measurements, and the actions that make values of them for a page.</summary>
[ModuleActions]
public sealed class TideStream(IModuleSdk sdk)
{
    private const double HighestTide = 1.4;
    private const double QuayHeight = 1.3;

    /// <summary>Runs as long as the module does.</summary>
    [LongRunning("tide_publisher")]
    public async Task Publish(CancellationToken ct)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(2), TimeProvider.System);
        for (var tick = 0; await clock.WaitForNextTickAsync(ct); tick++)
        {
            var level = (1 + Math.Sin(tick / 10.0)) / 2;
            var height = Math.Round(level * HighestTide, 2);
            await sdk.Streams.Publish("components.tide", "measured", new Measurement(level, new Gauge(height), TimeProvider.System.GetUtcNow()), cancellationToken: ct);
        }
    }

    [Action("tide_in_words")]
    public Task<StreamValue> InWords(TideEvent tide) => Task.FromResult(new StreamValue(
        sdk.I18n.T("components.tide.rising", new { tide.Context?.Harbour, tide.Payload.Gauge.Height })));

    /// <summary>Null takes the warning away.</summary>
    [Action("tide_warning")]
    public Task<StreamValue> Warning(TideEvent tide) => Task.FromResult(new StreamValue(
        tide.Payload.Gauge.Height >= QuayHeight ? sdk.I18n.T("components.tide.warning") : null));

    /// <summary>What a transformer gets, as far as it is needed here.</summary>
    public sealed record TideEvent(Measurement Payload, Place? Context = null);

    public sealed record Measurement(double Level, Gauge Gauge, DateTimeOffset? At = null);

    public sealed record Gauge(double Height);

    public sealed record Place(string? Harbour = null);

    /// <summary>What a transformer answers.</summary>
    public sealed record StreamValue(string? Value);
}

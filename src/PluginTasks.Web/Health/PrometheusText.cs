using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace PluginTasks.Web.Health;

/// <summary>Gathers what a meter measures and writes it in Prometheus' text format. Thread safe.</summary>
internal sealed class PrometheusText : IDisposable
{
    /// <summary>More different labels than this are a mistake; further ones are not counted.</summary>
    private const int MostSeries = 5_000;

    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock gate = new();

    // Who writes looks up all figures anew: two at once would take each other's away.
    private readonly Lock writing = new();
    private readonly SortedDictionary<string, (Instrument Instrument, SortedDictionary<string, double[]> Series)> byName = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    public PrometheusText(Meter meter)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    public string Write()
    {
        lock (writing)
        {
            return WriteAll();
        }
    }

    public void Dispose() => listener.Dispose();

    private string WriteAll()
    {
        lock (gate)
        {
            // What is only looked up says what is now: what is not there any more is not to stay.
            foreach (var (instrument, series) in byName.Values.Where(i => i.Instrument.IsObservable))
            {
                series.Clear();
            }
        }

        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        lock (gate)
        {
            foreach (var (name, (instrument, series)) in byName)
            {
                var isHistogram = instrument is Histogram<double>;
                var type = isHistogram ? "histogram" : instrument is Counter<long> ? "counter" : "gauge";
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {type}\n");
                foreach (var (labels, values) in series)
                {
                    WriteSeries(text, name, labels, values, isHistogram);
                }
            }
        }

        return text.ToString();
    }

    private static void WriteSeries(StringBuilder text, string name, string labels, double[] values, bool isHistogram)
    {
        if (!isHistogram)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length == 0 ? "" : $"{{{labels}}}")} {values[0]}\n");
            return;
        }

        var comma = labels.Length == 0 ? "" : ",";
        for (var i = 0; i < Bounds.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"{Bounds[i]}\"}} {values[i]}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {values[^2]}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_count{{{labels}}} {values[^2]}\n{name}_sum{{{labels}}} {values[^1]}\n");
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (gate)
        {
            if (!byName.TryGetValue(instrument.Name, out var found))
            {
                byName.Add(instrument.Name, found = (instrument, new SortedDictionary<string, double[]>(StringComparer.Ordinal)));
            }

            if (!found.Series.TryGetValue(labels, out var values))
            {
                if (found.Series.Count >= MostSeries)
                {
                    return;
                }

                found.Series.Add(labels, values = new double[instrument is Histogram<double> ? Bounds.Length + 2 : 1]);
            }

            Add(instrument, values, value);
        }
    }

    private static void Add(Instrument instrument, double[] values, double value)
    {
        if (instrument is not Histogram<double>)
        {
            values[0] = instrument.IsObservable ? value : values[0] + value;
            return;
        }

        for (var i = 0; i < Bounds.Length; i++)
        {
            values[i] += value <= Bounds[i] ? 1 : 0;
        }

        values[^2]++;
        values[^1] += value;
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture)
                ?.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Append(CultureInfo.InvariantCulture, $"{(labels.Length == 0 ? "" : ",")}{name}=\"{shown}\"");
        }

        return labels.ToString();
    }
}

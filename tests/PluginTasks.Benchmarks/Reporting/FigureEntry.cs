namespace PluginTasks.Benchmarks.Reporting;

/// <summary>An entry of <c>bench.json</c>.</summary>
internal sealed record FigureEntry(string Name, double Value, string Unit, double? Limit, double? Ratio, string Budget, bool Ok);

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>A round of requests: how many a second, and what one cost the server in processor time.</summary>
internal sealed record LoadRound(double Rate, double ServerMicroseconds);

namespace PluginTasks.Benchmarks.Client;

/// <summary>What a browser has shown.</summary>
/// <param name="Updates">How many property updates came, all of which it has shown in the end.</param>
/// <param name="Seconds">From the first question until the last update was shown.</param>
/// <param name="Frames">Milliseconds from each frame to the next, in that time.</param>
internal sealed record UpdatesRound(int Updates, double Seconds, IReadOnlyList<double> Frames);

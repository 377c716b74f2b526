namespace PluginTasks.Store.Tests.Model;

/// <summary>
/// Writes down which sequences get no further, and what they wait for, while they do: a run that stalls would not come to
/// say so. It judges nothing.
/// </summary>
internal sealed class StallWatch(string? path)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(15);
    private readonly Lock gate = new();

    /// <summary>Watches a sequence until disposed; nothing without a file.</summary>
    public IDisposable? Watch(int seed, Sequence sequence) =>
        path is null ? null : TimeProvider.System.CreateTimer(_ => Look(path, seed, sequence), null, Long, Long);

    private void Look(string file, int seed, Sequence sequence)
    {
        var (what, since) = sequence.Waits;
        if (since < Long)
        {
            return;
        }

        lock (gate)
        {
            File.AppendAllText(file, $"seed {seed} gets no further for {since.TotalSeconds:0} s. It waits for: {what}\n{sequence.Story}\n\n");
        }
    }
}

namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class NearMiss
{
    private const int LongestWorthTrying = 40;

    /// <summary>"; did you mean 'daily'?" for a near miss, else nothing.</summary>
    public static string Hint(string written, IEnumerable<string> words)
    {
        if (written.Length is < 2 or > LongestWorthTrying)
        {
            return "";
        }

        var (word, distance) = words
            .Where(w => Math.Abs(w.Length - written.Length) <= 2)
            .Select(w => (w, Distance(written, w)))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(found => found.Item2);
        return distance <= Math.Min(2, written.Length / 3) ? $"; did you mean '{word}'?" : "";
    }

    private static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                row[j] = Math.Min(above[j - 1] + (same ? 0 : 1), 1 + Math.Min(above[j], row[j - 1]));
            }

            above = row;
        }

        return above[b.Length];
    }
}

namespace PluginTasks.Pages.Diagnostics;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Suggestion
{
    private const int LongestWorthTrying = 64;

    /// <summary>"; did you mean 'Button'?" for a near miss, else nothing.</summary>
    public static string For(string written, IEnumerable<string> names)
    {
        var nearest = Nearest(written, names);
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }

    public static string? Nearest(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > LongestWorthTrying)
        {
            return null;
        }

        string? best = null;
        var bestDistance = 1 + Math.Max(1, written.Length / 3);
        foreach (var name in names)
        {
            var distance = Math.Abs(name.Length - written.Length) >= bestDistance
                ? int.MaxValue
                : Distance(written, name);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Edits between two names, where case alone and swapped neighbours count as one.</summary>
    private static int Distance(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var cost = Math.Min(rows[i - 1, j - 1] + (same ? 0 : 1), 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = cost;
            }
        }

        return rows[a.Length, b.Length];
    }
}

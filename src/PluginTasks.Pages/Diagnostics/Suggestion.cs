namespace PluginTasks.Pages.Diagnostics;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Suggestion
{
    private const int LongestWorthTrying = 64;

    /// <summary>"; did you mean 'Button'?" for a near miss, else nothing.</summary>
    public static string For(string written, IEnumerable<string> names)
    {
        var nearest = Nearest(written, names);
        return nearest is null ? "" : $"; did you mean {Quoted.Show(nearest)}?";
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
                : Distance(written, name, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// Edits between two names, where case alone and swapped neighbours count as one; at least
    /// <paramref name="limit"/> as soon as it cannot be less.
    /// </summary>
    private static int Distance(string a, string b, int limit)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * (2 * LongestWorthTrying)];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var cost = Math.Min(last[j - 1] + (same ? 0 : 1), 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            // A swap reaches back one row further, and costs one more than that row had: no less than this one has.
            if (least > limit)
            {
                return least;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[^1];
    }
}

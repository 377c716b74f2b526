using System.Globalization;
using System.Text;

namespace PluginTasks.Testing;

/// <summary>The differences of two texts, line by line, with a few lines around each.</summary>
internal static class LineDiff
{
    private const int Around = 3;
    private const int MostCells = 4_000_000;

    public static string Of(string before, string after)
    {
        var (old, now) = (before.TrimEnd('\n').Split('\n'), after.TrimEnd('\n').Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var lines = new List<(char Mark, string Text, int Number)>();
        lines.AddRange(old.Take(start).Select((text, i) => (' ', text, i + 1)));
        lines.AddRange(Middle(old[start..^end], now[start..^end], start));
        lines.AddRange(old.TakeLast(end).Select((text, i) => (' ', text, now.Length - end + i + 1)));
        return Show(lines);
    }

    private static IEnumerable<(char Mark, string Text, int Number)> Middle(string[] old, string[] now, int offset)
    {
        // Texts that differ throughout are shown one after the other; aligning them would tell nothing.
        var longest = (long)(old.Length + 1) * (now.Length + 1) <= MostCells ? CommonLengths(old, now) : null;
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (longest is not null && i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return (' ', old[i++], offset + ++j);
            }
            else if (i < old.Length && (j == now.Length || longest is null || longest[i + 1, j] >= longest[i, j + 1]))
            {
                yield return ('-', old[i++], offset + j + 1);
            }
            else
            {
                yield return ('+', now[j], offset + ++j);
            }
        }
    }

    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? 1 + lengths[i + 1, j + 1] : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static string Show(List<(char Mark, string Text, int Number)> lines)
    {
        var text = new StringBuilder();
        var shown = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var first = Math.Max(0, i - Around);
            var end = Math.Min(lines.Count, i + Around + 1);
            var isNear = Enumerable.Range(first, end - first).Any(k => lines[k].Mark != ' ');
            if (!isNear)
            {
                continue;
            }

            if (shown >= 0 && shown != i - 1)
            {
                text.Append("  …\n");
            }

            shown = i;
            text.Append(CultureInfo.InvariantCulture, $"{lines[i].Mark} {lines[i].Number,4}  {lines[i].Text}\n");
        }

        return text.ToString();
    }
}

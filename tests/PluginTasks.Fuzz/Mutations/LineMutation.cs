namespace PluginTasks.Fuzz.Mutations;

/// <summary>Moves whole lines about, also from one file into another, and changes their indentation.</summary>
internal sealed class LineMutation(Random random)
{
    public string Mutate(string text, string other)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(8))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], 1 + random.Next(5)));
                break;
            case 2:
                var second = random.Next(lines.Count);
                (lines[at], lines[second]) = (lines[second], lines[at]);
                break;
            case 3:
                lines[at] = new string(' ', random.Next(5)) + lines[at];
                break;
            case 4:
                lines[at] = lines[at].TrimStart();
                break;
            case 5:
                lines.InsertRange(at, Some(other));
                break;
            case 6:
                for (var i = at; i < Math.Min(lines.Count, at + 5); i++)
                {
                    lines[i] = "  " + lines[i];
                }

                break;
            default:
                lines.RemoveRange(at, random.Next(lines.Count - at));
                lines.AddRange(Some(other));
                break;
        }

        return string.Join(random.Next(20) == 0 ? "\r\n" : "\n", lines);
    }

    private IEnumerable<string> Some(string text)
    {
        var lines = text.Split('\n');
        return lines.Skip(random.Next(lines.Length)).Take(1 + random.Next(10));
    }
}

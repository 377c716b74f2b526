namespace PluginTasks.Cli.Remote;

/// <summary>Columns of text.</summary>
internal static class Table
{
    public static void Write(Terminal terminal, IReadOnlyList<string> head, IReadOnlyList<string[]> rows)
    {
        var widths = head.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        foreach (var row in rows.Prepend([.. head]))
        {
            terminal.Out.WriteLine(string.Join("  ", row.Select((text, i) => text.PadRight(widths[i]))).TrimEnd());
        }

        terminal.Out.Flush();
    }
}

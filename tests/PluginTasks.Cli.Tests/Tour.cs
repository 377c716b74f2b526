using System.Text.RegularExpressions;

namespace PluginTasks.Cli.Tests;

/// <summary>The steps of <c>docs/tour.md</c>, in order: what is written into files, what is typed, and what is said.</summary>
internal static partial class Tour
{
    public static IEnumerable<TourStep> Steps()
    {
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tour.md"))))
        {
            var (info, body) = (block.Groups["info"].Value, block.Groups["body"].Value);
            yield return (info.Split(' ')[0], block.Groups["verb"].Value) switch
            {
                ("sh", _) => new TourStep(info == "sh" ? TourKind.Type : TourKind.Start, body),
                ("text", _) => new TourStep(TourKind.Hear, body),
                (_, "Write") => new TourStep(TourKind.Write, body, block.Groups["path"].Value),
                (_, "Add to") => new TourStep(TourKind.Append, body, block.Groups["path"].Value),
                _ => throw new InvalidDataException($"Nobody knows what to do with this block: {block.Value}"),
            };
        }
    }

    /// <summary>The commands of a block, each with what it says.</summary>
    public static IEnumerable<(string Command, string Says)> Commands(string block) =>
        Command().Matches(block).Select(m => (m.Groups["command"].Value, m.Groups["says"].Value.TrimEnd('\n')));

    /// <summary>Whether it was said: <c>…</c> stands for anything, over several lines where it has a line of its own.</summary>
    public static bool IsSaid(string wanted, string said) =>
        Regex.IsMatch(said.TrimEnd('\n'), $"^{Regex.Escape(wanted).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline);

    [GeneratedRegex(@"((?<verb>Write|Add to) `(?<path>[^`]+)`:\n\n)?```(?<info>[a-z][a-z ]*)\n(?<body>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\$ (?<command>[^\n]+)\n(?<says>((?!\$ )[^\n]*\n)*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}

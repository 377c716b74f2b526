using System.CommandLine;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands;

/// <summary>The option <c>--format text|json</c>.</summary>
internal static class OutputFormat
{
    public static Option<string> Option() => Of("text", "text", "json");

    /// <summary>A line each, or a JSON list.</summary>
    public static void WriteList(Terminal terminal, IReadOnlyList<string> lines, string? format)
    {
        if (format == "json")
        {
            terminal.Out.WriteLine(ValueJson.ToText(Value.Of(new ValueList(lines.Select(Value.Of)))));
        }

        foreach (var line in format == "json" ? [] : lines)
        {
            terminal.Out.WriteLine(line);
        }

        terminal.Out.Flush();
    }

    /// <summary>A <c>--format</c> with values of a command's own.</summary>
    public static Option<string> Of(string standard, params string[] values)
    {
        var option = new Option<string>("--format")
        {
            Description = $"The form of the output: {string.Join(", ", values)}.",
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

using System.CommandLine;

namespace PluginTasks.Cli.Commands;

/// <summary>The option <c>--format text|json</c>.</summary>
internal static class OutputFormat
{
    public static Option<string> Option() => Of("text", "text", "json");

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

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using PluginTasks.Modules.Running;

namespace PluginTasks.Cli.Hosting;

/// <summary>
/// A record of the log is one line, whatever it is about: messages and exceptions have in them what modules and users wrote, and none of
/// that begins a line of its own or reaches a terminal as a command.
/// </summary>
/// <param name="time">What the clock says.</param>
/// <param name="hasColour">Whether errors and warnings stand out.</param>
internal sealed class PlainLines(TimeProvider time, bool hasColour) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "plugintasks";
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Reset = "\u001b[0m";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var line = new StringBuilder(256);
        line.Append(CultureInfo.InvariantCulture, $"{time.GetUtcNow():HH:mm:ss} ").Append(Level(entry.LogLevel));
        line.Append(CultureInfo.InvariantCulture, $": {entry.Category}[{entry.EventId.Id}]");
        foreach (var part in $"{entry.Formatter(entry.State, entry.Exception)}\n{entry.Exception}".Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line.Append(' ').Append(PlainText.Of(part.TrimEnd('\r')));
        }

        writer.Write(line.Append('\n'));
    }

    private string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => Coloured(Yellow, "warn"),
        LogLevel.Error => Coloured(Red, "fail"),
        _ => Coloured(Red, "crit"),
    };

    private string Coloured(string colour, string word) => hasColour ? colour + word + Reset : word;
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using PluginTasks.Cli.Configuration;

namespace PluginTasks.Cli.Hosting;

/// <summary>The host's log: lines on standard error.</summary>
internal static class HostLogging
{
    public static ILoggerFactory Create(HostConfiguration configuration)
    {
        var level = configuration.Text(ConfigKeys.LogLevel) switch
        {
            "debug" => LogLevel.Debug,
            "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            _ => LogLevel.Information,
        };
        return LoggerFactory.Create(log => log
            .SetMinimumLevel(level)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            .AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (PlainLines.FormatterName, LogLevel.Trace))
            .Services.AddSingleton<ConsoleFormatter>(new PlainLines(TimeProvider.System, HasColour)));
    }

    private static bool HasColour => !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}

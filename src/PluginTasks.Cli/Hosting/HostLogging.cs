using Microsoft.Extensions.Logging;
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
            .AddSimpleConsole(line =>
            {
                line.SingleLine = true;
                line.TimestampFormat = "HH:mm:ss ";
                line.UseUtcTimestamp = true;
            })
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
    }
}

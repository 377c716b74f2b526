using System.CommandLine;
using System.Globalization;
using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Cli.Commands.Schedules;

/// <summary><c>plugintasks schedule</c>.</summary>
internal static class ScheduleCommand
{
    private const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var when = new Argument<string>("WHEN") { Description = "The schedule, such as 'weekdays at 18:00' or 'cron: 0 2 * * *'." };
        var count = new Option<int>("--count") { Description = "How many times to show.", DefaultValueFactory = _ => 5 };
        var zone = new Option<string>("--timezone") { Description = "An IANA time zone.", DefaultValueFactory = _ => "UTC" };
        var from = new Option<DateTimeOffset?>("--from") { Description = "Times after this one (now)." };
        var format = OutputFormat.Option();
        var next = new Command(
            "next",
            "Shows when a schedule would fire. Needs no host.\n\n" +
            "Example:\n  plugintasks schedule next 'weekdays at 18:00' --timezone Europe/Rome --count 3")
        {
            when, count, zone, from, format,
        };
        next.SetAction(parsed =>
        {
            var start = parsed.GetValue(from) ?? TimeProvider.System.GetUtcNow();
            if (!Schedule.TryParse(parsed.GetValue(when)!, parsed.GetValue(zone), start, out var schedule, out var error))
            {
                throw new CommandFailure(ExitCode.WrongUsage, error.ToString());
            }

            var times = schedule.Upcoming(start).Take(Math.Clamp(parsed.GetValue(count), 1, 1_000));
            var written = times.Select(t => t.ToString(UtcFormat, CultureInfo.InvariantCulture)).ToList();
            if (written.Count == 0)
            {
                terminal.Error.WriteLine("It never fires again.");
            }

            OutputFormat.WriteList(terminal, written, parsed.GetValue(format));
            return ExitCode.Done;
        });
        var command = new Command("schedule", "Looks after schedules.\n\nExample:\n  plugintasks schedule next 'every 30m'") { next };
        foreach (var further in ScheduleHostCommands.All(terminal, host))
        {
            command.Subcommands.Add(further);
        }

        return command;
    }
}

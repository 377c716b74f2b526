using System.Globalization;
using PluginTasks.Pages.Values;
using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Cli.Commands.Conformance;

internal static class ScheduleSuite
{
    public static string? Run(SuiteCase test)
    {
        var from = DateTimeOffset.Parse(test.Text("from") ?? "", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var isValid = Schedule.TryParse(test.Text("when") ?? "", test.Text("timezone"), from, out var schedule, out var error);
        if (test.Value("error").IsTrue)
        {
            return isValid ? "expected to be refused" : null;
        }

        if (schedule is null)
        {
            return $"refused: {error}";
        }

        var times = schedule.Upcoming(from).Take((int)test.Value("count").Number);
        var expected = test.Value("expect").List?.Select(t => DateTimeOffset.Parse(t.Text!, CultureInfo.InvariantCulture)) ?? [];
        if (expected.SequenceEqual(times))
        {
            return null;
        }

        var shown = times.Select(t => t.ToString("u", CultureInfo.InvariantCulture));
        return $"expected {test.Value("expect")}, got {string.Join(' ', shown)}";
    }
}

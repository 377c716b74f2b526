using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class TimeZoneTests
{
    [Theory]
    [InlineData(null, "UTC")]
    [InlineData("UTC", "UTC")]
    [InlineData("Europe/Rome", "Europe/Rome")]
    [InlineData("europe/rome", "Europe/Rome")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("US/Eastern", "US/Eastern")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    public void TryParse_WithIanaName_FindsIt(string? zone, string expected) =>
        Assert.Equal(expected, Read.Accepted("daily", zone).TimeZone);

    [Theory]
    [InlineData("Mars/Olympus", 0, "no time zone 'Mars/Olympus'")]
    [InlineData("Europe/Roma", 0, "did you mean 'Europe/Rome'")]
    [InlineData("Rome", 0, "did you mean 'Europe/Rome'")]
    [InlineData("new york", 3, "did you mean 'America/New_York'")]
    [InlineData("Eastern Standard Time", 7, "IANA name")]
    [InlineData("Europe", 0, "no time zone")]
    [InlineData("", 0, "empty")]
    [InlineData("+02:00", 3, "IANA name")]
    [InlineData("../../etc/passwd", 0, "IANA name")]
    [InlineData("/etc/localtime", 0, "no time zone")]
    [InlineData("localtime", 0, "no time zone")]
    [InlineData("right/UTC", 0, "no time zone")]
    [InlineData("Europe/Rome\0", 11, "U+0000")]
    [InlineData("leapseconds", 0, "no time zone")]
    public void TryParse_WithAnythingElse_RefusesTheZone(string zone, int position, string message)
    {
        var error = Read.Refused("daily", zone);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
        Assert.Equal(ScheduleArgument.TimeZone, error.Argument);
    }

    [Fact]
    public void TryParse_WithEndlessName_RefusesIt() =>
        Assert.Equal(64, Read.Refused("daily", new string('A', 1_000_000)).Position);
}

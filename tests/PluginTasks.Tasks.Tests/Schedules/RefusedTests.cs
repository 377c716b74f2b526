using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class RefusedTests
{
    [Theory]
    [InlineData("", 0, "empty")]
    [InlineData("   ", 3, "empty")]
    [InlineData("whenever", 0, "begins no schedule")]
    [InlineData("dayly at 9:00", 0, "did you mean 'daily'")]
    [InlineData("weekday's at 9:00", 7, "time of day is missing")]
    [InlineData("@daily", 0, "cron: @daily")]
    [InlineData("0 7 * * 1-5", 0, "write 'cron: 0 7 * * 1-5'")]
    [InlineData("*/5 * * * *", 0, "write 'cron: */5 * * * *'")]
    [InlineData("2026-12-01T07:00", 0, "write 'at: 2026-12-01T07:00'")]
    [InlineData("9:00", 0, "write 'daily at 9:00'")]
    [InlineData("yearly", 0, "cron: @yearly")]
    [InlineData("-5m", 0, "begins no schedule")]
    public void TryParse_OfNoKnownForm_SaysWhatToWrite(string when, int position, string message) => Check(when, position, message);

    [Theory]
    [InlineData("0", 0, "1 s")]
    [InlineData("*/0s", 2, "1 s")]
    [InlineData("every 0m", 6, "1 s")]
    [InlineData("in 0 minutes", 3, "1 s")]
    [InlineData("every", 5, "missing after 'every'")]
    [InlineData("every -5m", 6, "missing after 'every'")]
    [InlineData("in -5m", 3, "negative")]
    [InlineData("in", 2, "number is missing")]
    [InlineData("every 1.5h", 7, "whole numbers")]
    [InlineData("0,5h", 1, "whole numbers")]
    [InlineData("500ms", 3, "milliseconds")]
    [InlineData("every 2 months", 8, "monthly")]
    [InlineData("every 1y", 7, "@yearly")]
    [InlineData("every 5 minuets", 8, "did you mean 'minute'")]
    [InlineData("every 5 parsecs", 8, "no unit")]
    [InlineData("30m1h", 4, "largest to the smallest")]
    [InlineData("1h30", 4, "unit is missing")]
    [InlineData("1 2m", 2, "unit is missing")]
    [InlineData("30m daily", 4, "too much")]
    [InlineData("every 2d at 07:00", 9, "no time of day")]
    [InlineData("36526d", 0, "100 years")]
    [InlineData("99999999999999999999999999999999999999999w", 0, "100 years")]
    [InlineData("every 9223372036854775807 s", 6, "100 years")]
    [InlineData("1000000000000w 1000000000000d 1000000000000h", 0, "100 years")]
    [InlineData("*", 1, "'/' is missing")]
    [InlineData("*/", 2, "number is missing")]
    [InlineData("*/x", 2, "number is missing")]
    public void TryParse_OfBrokenInterval_GivesThePosition(string when, int position, string message) => Check(when, position, message);

    [Theory]
    [InlineData("daily at", 8, "hour is missing")]
    [InlineData("daily at noon", 9, "hour is missing")]
    [InlineData("daily 07:30", 6, "'at 09:00'")]
    [InlineData("daily at 7", 10, "minutes are missing")]
    [InlineData("daily at 7pm", 10, "24-hour clock")]
    [InlineData("daily at 7:30 pm", 14, "24-hour clock")]
    [InlineData("daily at 24:00", 9, "no 24:00")]
    [InlineData("daily at 25:00", 9, "between 00 and 23")]
    [InlineData("daily at 07:60", 12, "between 00 and 59")]
    [InlineData("daily at 07:5", 12, "two digits")]
    [InlineData("daily at 007:50", 9, "two digits")]
    [InlineData("daily at 07:30:61", 15, "between 00 and 59")]
    [InlineData("daily at 07:30, 08:30", 14, "too much")]
    [InlineData("hourly at 9:00", 7, "cron: 15")]
    [InlineData("weekdays", 8, "time of day is missing")]
    [InlineData("mon,,thu at 9:00", 4, "weekday is missing")]
    [InlineData("mon, at 9:00", 5, "weekday is missing")]
    [InlineData("mon,thersday at 9:00", 4, "did you mean 'thursday'")]
    [InlineData("weekdays-sun at 9:00", 8, "from one day to another")]
    public void TryParse_OfBrokenDays_GivesThePosition(string when, int position, string message) => Check(when, position, message);

    [Theory]
    [InlineData("at 2026-12-01T07:00", 3, "':' is missing")]
    [InlineData("at:", 3, "write a moment")]
    [InlineData("at: tomorrow-ish", 4, "write a moment")]
    [InlineData("at: 2026-12-01", 14, "time of day is missing")]
    [InlineData("at: 2026-13-01T07:00", 9, "month")]
    [InlineData("at: 2026-02-29T07:00", 12, "28 days")]
    [InlineData("at: 2026-12-00T07:00", 12, "31 days")]
    [InlineData("at: 26-12-01T07:00", 4, "write a moment")]
    [InlineData("at: 1969-12-01T07:00", 4, "year")]
    [InlineData("at: 9999-12-31T23:59-14:00", 4, "year")]
    [InlineData("at: 2026-12-01T7:00", 15, "two digits")]
    [InlineData("at: 2026-12-01T24:00", 15, "no 24:00")]
    [InlineData("at: 2026-12-01T07", 17, "minutes are missing")]
    [InlineData("at: 2026-12-01T07:00:60", 21, "between 00 and 59")]
    [InlineData("at: 2026-12-01T07:00:00.", 24, "fraction")]
    [InlineData("at: 2026-12-01T07:00:00.12345678", 24, "fraction")]
    [InlineData("at: 2026-12-01T07:00+15:00", 20, "offset")]
    [InlineData("at: 2026-12-01T07:00+14:01", 20, "offset")]
    [InlineData("at: 2026-12-01T07:00+2", 20, "offset")]
    [InlineData("at: 2026-12-01T07:00+02:0", 20, "offset")]
    [InlineData("at: 2026-12-01T07:00 CET", 21, "no offset")]
    [InlineData("at: 2026-12-01T07:00Z Europe/Rome", 22, "too much")]
    public void TryParse_OfBrokenMoment_GivesThePosition(string when, int position, string message) => Check(when, position, message);

    [Theory]
    [InlineData("cron", 4, "':' is missing")]
    [InlineData("cron:", 5, "here are 0")]
    [InlineData("cron: 0 7 * *", 13, "here are 4")]
    [InlineData("cron: 0 0 0 1 1 * 2026", 18, "here are 7")]
    [InlineData("cron: 61 * * * *", 6, "no minute: 0 to 59")]
    [InlineData("cron: 60 0 0 1 1 *", 6, "no second: 0 to 59")]
    [InlineData("cron: 0 24 * * *", 8, "no hour: 0 to 23")]
    [InlineData("cron: 0 0 0 * *", 10, "no day: 1 to 31")]
    [InlineData("cron: 0 0 32 * *", 10, "no day: 1 to 31")]
    [InlineData("cron: 0 0 * 13 *", 12, "no month: 1 to 12 or JAN to DEC")]
    [InlineData("cron: 0 0 * FEZ *", 12, "'fez' is no month")]
    [InlineData("cron: 0 0 * * 8", 14, "no weekday: 0 to 7 or SUN to SAT")]
    [InlineData("cron: 0 0 * * FOO", 14, "'foo' is no weekday")]
    [InlineData("cron: 99999999999999999999 * * * *", 6, "no minute")]
    [InlineData("cron: */0 * * * *", 8, "step cannot be 0")]
    [InlineData("cron: */ * * * *", 8, "step is missing")]
    [InlineData("cron: */90 * * * *", 8, "every 90m")]
    [InlineData("cron: 30-10 * * * *", 6, "goes backwards")]
    [InlineData("cron: 0 0 * * 5-1", 14, "goes backwards")]
    [InlineData("cron: 0 0 * * FRI-1", 14, "goes backwards")]
    [InlineData("cron: 1- * * * *", 8, "minute is missing")]
    [InlineData("cron: -5 * * * *", 6, "'-' is no minute")]
    [InlineData("cron: 1,,2 * * * *", 8, "empty")]
    [InlineData("cron: ,1 * * * *", 6, "empty")]
    [InlineData("cron: 1, * * * *", 8, "empty")]
    [InlineData("cron: 1.5 * * * *", 7, "'.' is not understood")]
    [InlineData("cron: ** * * * *", 7, "'*' is not understood")]
    [InlineData("cron: *-5 * * * *", 7, "'-' is not understood")]
    [InlineData("cron: 1-2-3 * * * *", 9, "'-' is not understood")]
    [InlineData("cron: */2/2 * * * *", 9, "'/' is not understood")]
    [InlineData("cron: ? * * * *", 6, "'?' is no minute")]
    [InlineData("cron: H * * * *", 6, "'h' is no minute")]
    [InlineData("cron: L * * * *", 6, "'l' is no minute")]
    [InlineData("cron: 0 0 ?/2 * *", 11, "stands alone")]
    [InlineData("cron: 0 0 *,? * *", 12, "'?' is no day")]
    [InlineData("cron: 0 0 L-0 * *", 12, "1 to 30")]
    [InlineData("cron: 0 0 L-31 * *", 12, "1 to 30")]
    [InlineData("cron: 0 0 L-3W * *", 13, "'W' is not understood")]
    [InlineData("cron: 0 0 L/2 * *", 11, "'/' is not understood")]
    [InlineData("cron: 0 0 W * *", 10, "'w' is no day")]
    [InlineData("cron: 0 0 1-15W * *", 14, "'W' is not understood")]
    [InlineData("cron: 0 0 * * L", 14, "write '5L'")]
    [InlineData("cron: 0 0 * * 5L-6", 16, "'-' is not understood")]
    [InlineData("cron: 0 0 * * FRI#0", 18, "1 to 5")]
    [InlineData("cron: 0 0 * * FRI#6", 18, "1 to 5")]
    [InlineData("cron: 0 0 * * FRI#", 18, "1 to 5")]
    [InlineData("cron: 0 0 30 2 *", 10, "never fires")]
    [InlineData("cron: 0 0 31 4,6,9,11 *", 10, "never fires")]
    [InlineData("cron: 0 0 L-30 2 *", 10, "never fires")]
    [InlineData("cron: @reboot", 6, "names no time")]
    [InlineData("cron: @every 5m", 6, "'every 5m'")]
    [InlineData("cron: @dayly", 6, "did you mean 'daily'")]
    [InlineData("cron: @daily 5", 13, "too much")]
    public void TryParse_OfBrokenCron_GivesThePosition(string when, int position, string message) => Check(when, position, message);

    [Theory]
    [InlineData("every \u0663\u0660m", 6, "U+0663")]
    [InlineData("cron: \uFF10 7 * * *", 6, "U+FF10")]
    [InlineData("every\u00A030m", 5, "U+00A0")]
    [InlineData("wee\u212Aly", 3, "U+212A")]
    [InlineData("daily\n", 5, "U+000A")]
    [InlineData("dai\0ly", 3, "U+0000")]
    [InlineData("\tdaily\u001B[31m", 6, "U+001B")]
    [InlineData("daily \uD83D\uDE00", 6, "U+D83D")]
    public void TryParse_OfStrangeCharacters_NamesThemWithoutEchoing(string when, int position, string message) => Check(when, position, message);

    [Fact]
    public void TryParse_OfTooLong_IsRefusedBeforeItIsRead()
    {
        var longest = "cron: " + string.Join(',', Enumerable.Repeat("1", 492)) + ",10 * * * *";

        Assert.Equal(1000, Read.Accepted(longest).When.Length);
        Check(longest + " ", 1000, "longer than 1000");
        Check(new string('9', 1_000_000), 1000, "longer than 1000");
    }

    [Fact]
    public void TryParse_OfRandomText_NeverThrows()
    {
        const string Alphabet = "0123456789 */-,:#?LW@atinevrycromdhsT+.\t";
        var random = new Random(20260301);
        for (var i = 0; i < 50_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);
            var when = (i % 4) switch { 0 => "cron: " + text, 1 => "at: " + text, 2 => "every " + text, _ => text };
            if (!Schedule.TryParse(when, null, Read.Start, out var schedule, out var error))
            {
                Assert.InRange(error.Position, 0, when.Length);
                continue;
            }

            Assert.All(schedule.Upcoming(Read.Start).Take(3), due => Assert.True(due > Read.Start));
        }
    }

    private static void Check(string when, int position, string message)
    {
        var error = Read.Refused(when);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
        Assert.Equal(ScheduleArgument.When, error.Argument);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }
}

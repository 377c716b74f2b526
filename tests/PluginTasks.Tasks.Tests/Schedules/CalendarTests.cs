namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("hourly", "UTC", "2026-03-01T10:00:01Z", "2026-03-01T11:00:00Z")]
    [InlineData("Hourly", "Asia/Kathmandu", "2026-03-01T10:00:00Z", "2026-03-01T10:15:00Z 2026-03-01T11:15:00Z")]
    [InlineData("daily", "Europe/Rome", "2026-03-01T10:00:00Z", "2026-03-01T23:00:00Z")]
    [InlineData("weekly", "UTC", "2026-03-04T10:00:00Z", "2026-03-09T00:00:00Z 2026-03-16T00:00:00Z")]
    [InlineData("monthly", "UTC", "2026-03-04T10:00:00Z", "2026-04-01T00:00:00Z 2026-05-01T00:00:00Z")]
    [InlineData("daily at 07:30", "UTC", "2026-03-01T10:00:00Z", "2026-03-02T07:30:00Z")]
    [InlineData("DAILY AT 7:30", "UTC", "2026-03-01T07:30:00Z", "2026-03-02T07:30:00Z")]
    [InlineData("every day at 07:30", "UTC", "2026-03-01T10:00:00Z", "2026-03-02T07:30:00Z")]
    [InlineData("daily at 07:30:15", "UTC", "2026-03-01T07:30:14.9Z", "2026-03-01T07:30:15Z")]
    [InlineData("weekly at 9:00", "UTC", "2026-03-04T10:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("monthly at 9:00", "UTC", "2026-03-04T10:00:00Z", "2026-04-01T09:00:00Z")]
    [InlineData("weekdays at 18:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-09T18:00:00Z 2026-03-10T18:00:00Z")]
    [InlineData("every weekday at 18:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-09T18:00:00Z")]
    [InlineData("weekends at 10:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-07T10:00:00Z 2026-03-08T10:00:00Z 2026-03-14T10:00:00Z")]
    [InlineData("mon,thu at 9:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-09T09:00:00Z 2026-03-12T09:00:00Z 2026-03-16T09:00:00Z")]
    [InlineData("Monday, Thursday at 9:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-09T09:00:00Z 2026-03-12T09:00:00Z")]
    [InlineData("mon-wed at 9:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-09T09:00:00Z 2026-03-10T09:00:00Z 2026-03-11T09:00:00Z 2026-03-16T09:00:00Z")]
    [InlineData("fri - mon at 9:00", "UTC", "2026-03-03T19:00:00Z", "2026-03-06T09:00:00Z 2026-03-07T09:00:00Z 2026-03-08T09:00:00Z 2026-03-09T09:00:00Z 2026-03-13T09:00:00Z")]
    [InlineData("weekdays, sat at 9:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-07T09:00:00Z 2026-03-09T09:00:00Z")]
    [InlineData("every tuesday at 9:00", "UTC", "2026-03-06T19:00:00Z", "2026-03-10T09:00:00Z 2026-03-17T09:00:00Z")]
    public void Next_OfNamedDays_IsTheirLocalTime(string when, string zone, string from, string expected) =>
        Read.Expect(when, zone, from, expected);
}

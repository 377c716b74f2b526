using System.Diagnostics.CodeAnalysis;
using PluginTasks.Tasks.Schedules.Reading;
using PluginTasks.Tasks.Schedules.Zones;

namespace PluginTasks.Tasks.Schedules;

/// <summary>When something fires. A pure function of what it was parsed from; immutable and thread safe.</summary>
public sealed class Schedule
{
    private readonly IFirings firings;

    private Schedule(string when, string timeZone, DateTimeOffset anchor, IFirings firings)
    {
        When = when;
        TimeZone = timeZone;
        Anchor = anchor;
        this.firings = firings;
    }

    /// <summary>The expression as it was written.</summary>
    public string When { get; }

    /// <summary>The zone's IANA name, in the spelling of the zone database.</summary>
    public string TimeZone { get; }

    /// <summary>What intervals and <c>in …</c> count from: <c>from</c> in UTC, cut to the milliseconds that a store keeps.</summary>
    public DateTimeOffset Anchor { get; }

    /// <summary>Whether it fires at one moment only.</summary>
    public bool IsOnce => firings is OneTime;

    /// <summary>
    /// Reads an expression. To get the same firings after a restart, give the same <paramref name="from"/> again,
    /// not the time of the restart.
    /// </summary>
    /// <param name="when">The expression; docs/schedules.md has the grammar.</param>
    /// <param name="timeZone">The IANA name of the zone of wall-clock times; null is UTC.</param>
    /// <param name="from">What intervals and <c>in …</c> count from.</param>
    /// <param name="schedule">The schedule, where it could be read.</param>
    /// <param name="error">Why not, else.</param>
    public static bool TryParse(
        string when,
        string? timeZone,
        DateTimeOffset from,
        [NotNullWhen(true)] out Schedule? schedule,
        [NotNullWhen(false)] out ScheduleError? error)
    {
        ArgumentNullException.ThrowIfNull(when);
        schedule = null;
        if (!ZoneNames.TryFind(timeZone, out var zone, out error))
        {
            return false;
        }

        var anchor = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        var cursor = new Cursor(when);
        var firings = new ScheduleReader(cursor, new ZoneClock(zone), anchor).Read();
        if (firings is null)
        {
            error = cursor.Error ?? throw new InvalidOperationException($"no reason was given for refusing '{when}'");
            return false;
        }

        schedule = new Schedule(when, zone.Id, anchor, firings);
        return true;
    }

    /// <summary>The first firing strictly after a moment, in UTC; null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => firings.Next(after.ToUniversalTime());

    /// <summary>All firings after a moment, in order, found as they are asked for; most schedules never end.</summary>
    public IEnumerable<DateTimeOffset> Upcoming(DateTimeOffset after)
    {
        for (var next = Next(after); next is { } due; next = Next(due))
        {
            yield return due;
        }
    }
}

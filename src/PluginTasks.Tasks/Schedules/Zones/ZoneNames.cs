using System.Diagnostics.CodeAnalysis;
using System.Security;
using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Zones;

/// <summary>Finds zones by their IANA names.</summary>
internal static class ZoneNames
{
    private const int LongestName = 64;

    // In the zone folder of some systems, but not zones: with leap seconds, the machine's own, placeholders.
    private static readonly string[] NotZones = ["posix/", "right/", "posixrules", "localtime", "Factory"];

    public static bool TryFind(string? name, [NotNullWhen(true)] out TimeZoneInfo? zone, [NotNullWhen(false)] out ScheduleError? error)
    {
        (zone, error) = (null, null);
        if (name is null)
        {
            zone = TimeZoneInfo.Utc;
            return true;
        }

        if (name.Length == 0)
        {
            error = Refused("the time zone is empty; write an IANA name such as Europe/Rome, or UTC", 0);
            return false;
        }

        if (name.Length > LongestName)
        {
            error = Refused("the time zone's name is too long", LongestName);
            return false;
        }

        var strange = name.AsSpan().IndexOfAnyExcept(Allowed);
        if (strange >= 0)
        {
            error = Refused($"{Written.Show(name[strange])} cannot stand in a time zone's name; write an IANA name such as Europe/Rome{Hint(name)}", strange);
            return false;
        }

        zone = Lookup(name);
        error = zone is null ? Refused($"there is no time zone '{name}'{Hint(name)}", 0) : null;
        return zone is not null;
    }

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-");

    private static TimeZoneInfo? Lookup(string name)
    {
        if (NotZones.Any(n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        try
        {
            // Where ICU is there, Windows names would be found too.
            return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;
        }
        catch (Exception e) when (e is SecurityException or InvalidTimeZoneException or IOException or UnauthorizedAccessException)
        {
            // A folder or another file in the zone folder.
            return null;
        }
    }

    private static string Hint(string name)
    {
        string[] names = [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id)];
        if (names.Length < 2)
        {
            return "; this machine has no time zone data (install tzdata)";
        }

        // A city alone, or with spaces as people write it.
        var city = name.Replace(' ', '_');
        var place = names.FirstOrDefault(n => n[(n.LastIndexOf('/') + 1)..].Equals(city, StringComparison.OrdinalIgnoreCase));
        return place is null ? NearMiss.Hint(city, names) : $"; did you mean '{place}'?";
    }

    private static ScheduleError Refused(string message, int position) => new(message, position, ScheduleArgument.TimeZone);
}

using System.Numerics;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Sets of small numbers, a bit each.</summary>
internal static class Bits
{
    /// <summary>The smallest member that is not below a number; null where there is none.</summary>
    public static int? NextFrom(ulong set, int from)
    {
        var rest = from > 63 ? 0 : set >> from;
        return rest == 0 ? null : from + BitOperations.TrailingZeroCount(rest);
    }

    public static bool Contains(ulong set, int member) => (set >> member & 1) != 0;

    public static ulong Range(int first, int last)
    {
        var set = 0UL;
        for (var member = first; member <= last; member++)
        {
            set |= 1UL << member;
        }

        return set;
    }
}

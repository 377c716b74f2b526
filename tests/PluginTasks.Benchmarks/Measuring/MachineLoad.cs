using System.Globalization;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>What Linux says of the machine and of the processes that this one started.</summary>
internal static class MachineLoad
{
    private const int ChildrenUser = 13;
    private const int ChildrenSystem = 14;
    private const double MillisecondsPerTick = 10;

    /// <summary>How many processes wanted a core in the last minute: above the number of cores, times tell little.</summary>
    public static string LastMinute() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public static string Show() => $"load {LastMinute()} on {Environment.ProcessorCount} cores";

    /// <summary>Milliseconds of processor time of all children that have ended.</summary>
    public static double ChildrenProcessorTime()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return MillisecondsPerTick * (Ticks(ChildrenUser) + Ticks(ChildrenSystem));

        double Ticks(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture);
    }
}

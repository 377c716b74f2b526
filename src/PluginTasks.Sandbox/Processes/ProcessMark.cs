using System.Globalization;

namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// A variable in the environment of all that comes from one start, by which a process is found that has left its session and
/// its parents. The other way, to adopt orphans (<c>PR_SET_CHILD_SUBREAPER</c>), would not say whose orphan it is, would make
/// the host reap what the runtime's own Process class started, and would lose all of them with the host; a mark is there
/// when the next host looks for what the last one left. It does not hold against a program that wipes its environment and
/// leaves its session and its parents, all three: that takes the cage, with a user or a process namespace of its own.
/// </summary>
public static class ProcessMark
{
    public const string Variable = "PLUGINTASKS_PROCESS";

    private static readonly string OfHost = Describe();
    private static long last;

    internal static string Next() => OfHost + "." + Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it is of a host on this machine that has ended.</summary>
    internal static bool IsOfDeadHost(string mark)
    {
        var parts = mark.Split('.');
        return parts.Length == 4 && parts[0] == Namespace()
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
            && long.TryParse(parts[2], CultureInfo.InvariantCulture, out var started)
            && (ProcessEntry.Read(id) is not { } host || host.Started != started || host.IsOver);
    }

    // A number is a process's own only together with the time of its start and the namespace in which it is counted.
    private static string Describe() => string.Create(
        CultureInfo.InvariantCulture, $"{Namespace()}.{Environment.ProcessId}.{ProcessEntry.Read(Environment.ProcessId)?.Started ?? 0}");

    private static string Namespace() =>
        new([.. (OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? "" : "").Where(char.IsAsciiDigit)]);
}

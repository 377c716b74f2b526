using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Limits of processes. The numbers are the same on x86-64 and arm64.</summary>
internal static unsafe partial class LimitCalls
{
    public const int FileSize = 1; // RLIMIT_FSIZE
    public const int CoreFile = 4; // RLIMIT_CORE
    public const int Processes = 6; // RLIMIT_NPROC
    public const int OpenFiles = 7; // RLIMIT_NOFILE
    public const int LockedMemory = 8; // RLIMIT_MEMLOCK
    public const int MessageQueues = 12; // RLIMIT_MSGQUEUE
    public const int Nice = 13; // RLIMIT_NICE
    public const int RealTime = 14; // RLIMIT_RTPRIO

    private const string LibC = "libc";

    /// <summary>Lowers a limit of a process, for good: the hard limit too. One that is lower already stays. Gives 0, else an error number.</summary>
    /// <param name="pid">Which process; 0 is the caller.</param>
    /// <param name="resource">Which limit.</param>
    /// <param name="most">What it may have.</param>
    public static int Lower(int pid, int resource, ulong most)
    {
        Pair now;
        if (Limit(pid, resource, null, &now) != 0)
        {
            return NativeError.Last;
        }

        var lower = new Pair { Soft = Math.Min(now.Soft, most), Hard = Math.Min(now.Hard, most) };
        return Limit(pid, resource, &lower, null) == 0 ? 0 : NativeError.Last;
    }

    /// <summary>
    /// As <see cref="Lower"/>, for a process of another user, by a thread that becomes that user: root alone may not, where it has not
    /// all its capabilities, as in most containers.
    /// </summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    public static string? LowerAs(int user, int pid, IReadOnlyList<(int Resource, ulong Most)> limits)
    {
        var pairs = stackalloc Pair[limits.Count];
        using var calls = new CallList();
        calls.Add("leaving groups", 0, CallNumbers.SetGroups);
        calls.Add("changing the group", 0, CallNumbers.SetGroupIds, user, user, user);
        calls.Add("changing the user", 0, CallNumbers.SetUserIds, user, user, user);
        for (var i = 0; i < limits.Count; i++)
        {
            Pair now;
            if (Limit(0, limits[i].Resource, null, &now) != 0)
            {
                return NativeError.Describe(NativeError.Last);
            }

            pairs[i] = new Pair { Soft = Math.Min(now.Soft, limits[i].Most), Hard = Math.Min(now.Hard, limits[i].Most) };
            calls.Add("limiting", 0, CallNumbers.SetLimits, pid, limits[i].Resource, (nint)(pairs + i));
        }

        try
        {
            CagingThread.Run(calls);
            return null;
        }
        catch (CageException error)
        {
            return error.Message;
        }
    }

    /// <summary>https://man7.org/linux/man-pages/man2/prlimit.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "prlimit", SetLastError = true)]
    private static partial int Limit(int pid, int resource, Pair* next, Pair* now);

    private struct Pair
    {
        public ulong Soft;
        public ulong Hard;
    }
}

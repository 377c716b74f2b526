using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Limits of processes. The numbers are the same on x86-64 and arm64. A worker has these too, for itself.</summary>
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
            return Marshal.GetLastPInvokeError();
        }

        var lower = new Pair { Soft = Math.Min(now.Soft, most), Hard = Math.Min(now.Hard, most) };
        return Limit(pid, resource, &lower, null) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>https://man7.org/linux/man-pages/man2/prlimit.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "prlimit", SetLastError = true)]
    public static partial int Limit(int pid, int resource, Pair* next, Pair* now);

    public struct Pair
    {
        public ulong Soft;
        public ulong Hard;
    }
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Signals to processes and their ends.</summary>
internal static unsafe partial class ProcessCalls
{
    public const int SignalKill = 9;

    /// <summary>https://man7.org/linux/man-pages/man7/signal.7.html; the number is another one on MIPS, where .NET does not run.</summary>
    public const int SignalStop = 19;

    /// <summary>As above.</summary>
    public const int SignalContinue = 18;

    // Numbers of system calls since 5.0 are the same on every architecture; not every C library has a name for these.
    private const nint SendSignalNumber = 424;
    private const nint OpenNumber = 434;
    private const int NoHang = 1;

    private const string LibC = "libc";

    /// <summary>
    /// A descriptor that means this process for good, and becomes readable when it ends.
    /// Invalid where there is none; it closes on exec by itself.
    /// </summary>
    public static SafeFileHandle Open(int pid) => new((nint)SystemCall(OpenNumber, pid, 0, 0, 0), ownsHandle: true);

    public static void Send(SafeFileHandle process, int signal) => _ = SystemCall(SendSignalNumber, process.DangerousGetHandle(), signal, 0, 0);

    /// <summary>By its number, which may be another's by now: for when the host has no descriptor left.</summary>
    public static void Send(int pid, int signal) => _ = Kill(pid, signal);

    /// <summary>To a process group whose leader is a child that was not reaped, so that the number is still its own.</summary>
    public static void SendToGroup(int leader, int signal) => _ = Kill(-leader, signal);

    /// <summary>Reaps a child that has ended. Null where it lives or is no child.</summary>
    /// <param name="pid">The child. Never any child: those of the runtime's own Process class are for it to reap.</param>
    /// <param name="blocks">Whether to wait for its end. For what was killed only.</param>
    public static int? Reap(int pid, bool blocks = false)
    {
        int status;
        int result;
        do
        {
            result = Wait(pid, &status, blocks ? 0 : NoHang);
        }
        while (result < 0 && NativeError.Last == NativeError.Interrupted);

        return result != pid ? null
            : (status & 0x7f) == 0 ? (status >> 8) & 0xff
            : -(status & 0x7f);
    }

    /// <summary>https://man7.org/linux/man-pages/man2/kill.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    /// <summary>https://man7.org/linux/man-pages/man2/waitpid.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "waitpid", SetLastError = true)]
    private static partial int Wait(int pid, int* status, int options);

    /// <summary>
    /// https://man7.org/linux/man-pages/man2/syscall.2.html, for https://man7.org/linux/man-pages/man2/pidfd_open.2.html and
    /// https://man7.org/linux/man-pages/man2/pidfd_send_signal.2.html
    /// </summary>
    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);
}

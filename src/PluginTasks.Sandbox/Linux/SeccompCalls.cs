using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Puts filters of system calls on. What is on stays on, and is inherited by what a thread starts.</summary>
internal static unsafe partial class SeccompCalls
{
    public const int SetNoNewPrivileges = 38;
    public const uint SetFilter = 1;
    public const uint AllThreads = 1;

    private const string LibC = "libc";

    /// <summary>
    /// On all threads of this process, or on none of them. Sets <c>no_new_privs</c> on them first, without which the kernel refuses.
    /// Gives 0, else an error number.
    /// </summary>
    public static int PutOnAllThreads(SeccompProgram program)
    {
        if (ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return NativeError.Last;
        }

        using var prepared = new PreparedFilter(program);
        return SystemCall(CallNumbers.Seccomp, (nint)SetFilter, (nint)AllThreads, (nint)prepared.Pointer) switch
        {
            0 => 0,
            < 0 => NativeError.Last,
            _ => NativeError.NoProcess, // a thread had another filter of its own; the result is its number
        };
    }

    /// <summary>https://man7.org/linux/man-pages/man2/prctl.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    /// <summary>https://man7.org/linux/man-pages/man2/syscall.2.html, for https://man7.org/linux/man-pages/man2/seccomp.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third);
}

using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Asks the kernel what it can do, without changing anything but the asking thread.</summary>
internal static unsafe partial class SupportCalls
{
    private const nint VersionOfLandlock = 1;
    private const nint ActionAvailable = 2;
    private const uint ReturnError = 0x00050000;
    private const int GetNoNewPrivileges = 39;

    private const string LibC = "libc";

    /// <summary>
    /// The version of Landlock's interface; negative: an error number.
    /// https://man7.org/linux/man-pages/man2/landlock_create_ruleset.2.html
    /// </summary>
    public static int LandlockVersion() =>
        SystemCall(CallNumbers.CreateRuleset, 0, 0, VersionOfLandlock) is >= 0 and var version ? (int)version : -NativeError.Last;

    /// <summary>0 where filters can answer calls with errors, else an error number.</summary>
    public static int SeccompError()
    {
        var action = ReturnError;
        return SystemCall(CallNumbers.Seccomp, ActionAvailable, 0, (nint)(&action)) == 0 ? 0 : NativeError.Last;
    }

    public static bool HasNoNewPrivileges() => ProcessControl(GetNoNewPrivileges, 0, 0, 0, 0) >= 0;

    /// <summary>https://man7.org/linux/man-pages/man2/prctl.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    /// <summary>https://man7.org/linux/man-pages/man2/syscall.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third);
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>A capability that what this one thread starts inherits. https://man7.org/linux/man-pages/man2/capset.2.html</summary>
internal static class InheritableCapability
{
    private const uint Version = 0x20080522;
    private const int LowInheritable = 2;

    public static void Add()
    {
        uint[] header = [Version, 0];

        // Effective, permitted, inheritable; the low ones, then the high ones. The first is CAP_CHOWN.
        var sets = new uint[6];
        Demand(Get(header, sets));
        sets[LowInheritable] |= 1;
        Demand(Set(header, sets));
    }

    private static void Demand(int result)
    {
        if (result != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [DllImport("libc", EntryPoint = "capget", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Get(uint[] header, [In, Out] uint[] sets);

    [DllImport("libc", EntryPoint = "capset", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(uint[] header, uint[] sets);
}

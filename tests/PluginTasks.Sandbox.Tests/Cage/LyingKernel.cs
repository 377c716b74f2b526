using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>Has a system call of this one thread, and of what it starts, do nothing and say that it was done.</summary>
internal static class LyingKernel
{
    private const int NoNewPrivileges = 38;
    private const int SetFilter = 22;
    private const int WithFilter = 2;
    private const ulong Load = 0x20;
    private const ulong JumpIfEqual = 0x15;
    private const ulong Return = 0x06;
    private const ulong ErrorZero = 0x0005_0000;
    private const ulong Allow = 0x7fff_0000;

    public static void About(int call)
    {
        // https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html: the number is the first word; if it is this one, nothing is done.
        ulong[] program = [Load, JumpIfEqual | (1UL << 24) | ((ulong)(uint)call << 32), Return | (ErrorZero << 32), Return | (Allow << 32)];
        var instructions = GCHandle.Alloc(program, GCHandleType.Pinned);
        var header = GCHandle.Alloc(new[] { program.Length, instructions.AddrOfPinnedObject() }, GCHandleType.Pinned);
        try
        {
            if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0 || Control(SetFilter, WithFilter, header.AddrOfPinnedObject(), 0, 0) != 0)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            header.Free();
            instructions.Free();
        }
    }

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nint second, nint third, nint fourth, nint fifth);
}

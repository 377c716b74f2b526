using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Pipes of which no end is passed on by accident.</summary>
internal static unsafe partial class PipeCalls
{
    // What a program is given are numbers below this one; an end for a program must not be among them before.
    private const int FirstFree = 16;
    private const int CloseOnExec = 0x80000;
    private const int DuplicateCloseOnExec = 1030;

    private const string LibC = "libc";

    /// <summary>A pipe that a program writes and the host reads.</summary>
    public static void OpenForWriting(out SafePipeHandle ofHost, out SafePipeHandle ofProgram) => Open(out ofHost, out ofProgram, programReads: false);

    /// <summary>A pipe that the host writes and a program reads.</summary>
    public static void OpenForReading(out SafePipeHandle ofHost, out SafePipeHandle ofProgram) => Open(out ofHost, out ofProgram, programReads: true);

    private static void Open(out SafePipeHandle ofHost, out SafePipeHandle ofProgram, bool programReads)
    {
        var ends = stackalloc int[2];
        if (Pipe(ends, CloseOnExec) != 0)
        {
            throw new IOException($"No pipe could be made: {NativeError.Describe(NativeError.Last)}.");
        }

        ofHost = new SafePipeHandle(ends[programReads ? 1 : 0], ownsHandle: true);
        using var low = new SafePipeHandle(ends[programReads ? 0 : 1], ownsHandle: true);
        var high = Duplicate((int)low.DangerousGetHandle(), DuplicateCloseOnExec, FirstFree);
        if (high < 0)
        {
            var error = NativeError.Last;
            ofHost.Dispose();
            throw new IOException($"No pipe could be made: {NativeError.Describe(error)}.");
        }

        ofProgram = new SafePipeHandle(high, ownsHandle: true);
    }

    /// <summary>https://man7.org/linux/man-pages/man2/pipe.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Pipe(int* ends, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/fcntl.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Duplicate(int descriptor, int command, int lowest);
}

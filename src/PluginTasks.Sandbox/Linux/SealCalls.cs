using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>What a worker does to itself, and tries. These few calls are all that a worker has of the cage.</summary>
internal static unsafe partial class SealCalls
{
    public const int NotPermitted = 1;
    public const int Denied = 13;

    private const int SetDumpable = 4;
    private const int SetNoNewPrivileges = 38;
    private const nint SetFilter = 1;
    private const nint AllThreads = 1;
    private const int Internet = 2;
    private const int Stream = 1;

    private const string LibC = "libc";

    private static nint Seccomp => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 277 : 317;

    /// <summary>Nobody of the same user may look into this process. Gives an error number, 0 where it holds.</summary>
    public static int Hide() => ProcessControl(SetDumpable, 0, 0, 0, 0) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Puts a filter on all threads, those to come included, and gives up new privileges. Gives an error number, 0 where it holds.</summary>
    public static int Filter(ReadOnlySpan<ulong> program)
    {
        if (ProcessControl(SetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        fixed (ulong* instructions = program)
        {
            var header = stackalloc nint[2];
            *(ushort*)header = checked((ushort)program.Length);
            header[1] = (nint)instructions;
            var result = SystemCall(Seccomp, SetFilter, AllThreads, (nint)header);
            return result < 0 ? Marshal.GetLastPInvokeError() : (int)result;
        }
    }

    /// <summary>Tries to look at what is there. Gives what that failed with, 0 where it did not.</summary>
    public static int TryOpen(string path) => Try(Open(path, 0));

    /// <summary>Tries to start what is not there: refused, the kernel does not even look for it.</summary>
    public static int TryProgram() => Execute("/proc/none", null, null) < 0 ? Marshal.GetLastPInvokeError() : 0;

    /// <summary>Tries to reach a port of the loopback.</summary>
    public static int TryPort(int port)
    {
        var socket = Socket(Internet, Stream, 0);
        if (socket < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        var address = stackalloc byte[16];
        NativeMemory.Clear(address, 16);
        *(ushort*)address = Internet;
        BinaryPrimitives.WriteUInt16BigEndian(new Span<byte>(address + 2, 2), (ushort)port);
        address[4] = 127;
        address[7] = 1;
        var error = Connect(socket, address, 16) < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(socket);
        return error;
    }

    private static int Try(int descriptor)
    {
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        _ = Close(descriptor);
        return 0;
    }

    /// <summary>https://man7.org/linux/man-pages/man2/prctl.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    /// <summary>https://man7.org/linux/man-pages/man2/syscall.2.html, for https://man7.org/linux/man-pages/man2/seccomp.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third);

    /// <summary>https://man7.org/linux/man-pages/man2/open.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/execve.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, byte** arguments, byte** environment);

    /// <summary>https://man7.org/linux/man-pages/man2/socket.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int family, int type, int protocol);

    /// <summary>https://man7.org/linux/man-pages/man2/connect.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int socket, byte* address, uint length);

    /// <summary>https://man7.org/linux/man-pages/man2/close.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

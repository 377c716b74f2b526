using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Reads files of <c>/proc</c>, by the thousand: the runtime's own way takes a lock and several calls more for each.</summary>
internal static unsafe partial class ProcessFiles
{
    private const int CloseOnExec = 0x80000;

    private const string LibC = "libc";

    /// <summary>Reads a file as far as the buffer goes. Gives the number of bytes, -1 where it cannot be opened.</summary>
    public static int Read(string path, Span<byte> buffer)
    {
        var descriptor = Open(path, CloseOnExec);
        if (descriptor < 0)
        {
            return -1;
        }

        var length = 0;
        fixed (byte* start = buffer)
        {
            nint count;
            while (length < buffer.Length && (count = Read(descriptor, start + length, buffer.Length - length)) > 0)
            {
                length += (int)count;
            }
        }

        _ = Close(descriptor);
        return length;
    }

    /// <summary>https://man7.org/linux/man-pages/man2/open.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/read.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "read")]
    private static partial nint Read(int descriptor, byte* buffer, nint length);

    /// <summary>https://man7.org/linux/man-pages/man2/close.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "close")]
    private static partial int Close(int descriptor);
}

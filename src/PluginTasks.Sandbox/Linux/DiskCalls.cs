using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>What a whole disk holds.</summary>
internal static unsafe partial class DiskCalls
{
    // struct statvfs, which is the same on x86-64 and arm64: the size of a block, their number, those that are free; files, those that are free.
    private const int BlockSize = 1;
    private const int Blocks = 2;
    private const int FreeBlocks = 3;
    private const int Files = 5;
    private const int FreeFiles = 6;
    private const int Words = 32;

    /// <summary>How many bytes and files are taken of the disk that a path is on, by everybody. Null where it cannot be told.</summary>
    public static (long Bytes, long Files)? Taken(string path)
    {
        var facts = stackalloc ulong[Words];
        return Look(path, facts) == 0
            ? ((long)((facts[Blocks] - facts[FreeBlocks]) * facts[BlockSize]), (long)(facts[Files] - facts[FreeFiles]))
            : null;
    }

    /// <summary>https://man7.org/linux/man-pages/man3/statvfs.3.html</summary>
    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(string path, ulong* facts);
}

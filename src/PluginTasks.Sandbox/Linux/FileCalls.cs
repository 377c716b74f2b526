using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Whose files are, and files by their exact place.</summary>
internal static unsafe partial class FileCalls
{
    private const nint OpenNumber = 437;
    private const ulong PathOnly = 0x200000;
    private const ulong CloseOnExec = 0x80000;
    private const ulong NoLinks = 0x04 | 0x02;
    private const int CurrentFolder = -100;
    private const int NotThroughLinks = 0x100;
    private const int ThisDescriptor = 0x1000;
    private const uint Wanted = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x100 | 0x400; // type, mode, links, owner, group, number, blocks
    private const int BlockBytes = 512;
    private const ushort TypeBits = 0xf000;
    private const ushort FolderType = 0x4000;
    private const ushort LinkType = 0xa000;

    private const string LibC = "libc";

    /// <summary>A descriptor that only names a file. Invalid where there is none, or where a link is on the way or at its end.</summary>
    public static SafeFileHandle OpenExact(string path)
    {
        var how = stackalloc ulong[] { PathOnly | CloseOnExec, 0, NoLinks };
        using var text = new NativeStrings([path]);
        return new SafeFileHandle((nint)SystemCall(OpenNumber, CurrentFolder, (nint)text.First, (nint)how, 3 * sizeof(ulong)), ownsHandle: true);
    }

    /// <summary>What is at a path, itself and not where it leads. Null where there is nothing.</summary>
    public static FileFacts? Look(string path) => Look(CurrentFolder, path, NotThroughLinks);

    /// <summary>What is where a path leads. Null where there is nothing.</summary>
    public static FileFacts? LookThrough(string path) => Look(CurrentFolder, path, 0);

    public static FileFacts? Look(SafeFileHandle file) => Look((int)file.DangerousGetHandle(), "", NotThroughLinks | ThisDescriptor);

    /// <summary>What is in a folder under a name, itself and not where it leads. Null where there is nothing.</summary>
    /// <param name="folder">A descriptor.</param>
    /// <param name="name">With a zero at its end.</param>
    public static FileFacts? Look(int folder, byte* name) => Look(folder, name, NotThroughLinks);

    /// <summary>Gives a file, itself and not where it leads, to a user and the group of the same number. Whether it went.</summary>
    public static bool Give(string path, int user) => ChangeOwner(CurrentFolder, path, (uint)user, (uint)user, NotThroughLinks) == 0;

    private static FileFacts? Look(int folder, string path, int flags)
    {
        using var text = new NativeStrings([path]);
        return Look(folder, text.First, flags);
    }

    private static FileFacts? Look(int folder, byte* path, int flags)
    {
        var facts = stackalloc byte[256];
        if (Statx(folder, path, flags, Wanted, facts) != 0)
        {
            return null;
        }

        var mode = *(ushort*)(facts + 28);
        return new FileFacts(
            *(uint*)(facts + 20), *(uint*)(facts + 16), (mode & TypeBits) == FolderType, (mode & TypeBits) == LinkType, (UnixFileMode)(mode & 0xfff),
            *(long*)(facts + 48) * BlockBytes, (*(ulong*)(facts + 136), *(ulong*)(facts + 32)));
    }

    /// <summary>https://man7.org/linux/man-pages/man2/statx.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "statx")]
    private static partial int Statx(int folder, byte* path, int flags, uint mask, byte* facts);

    /// <summary>https://man7.org/linux/man-pages/man2/fchownat.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "fchownat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(int folder, string path, uint user, uint group, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/openat2.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);
}

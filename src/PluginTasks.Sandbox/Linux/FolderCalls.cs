using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Sandbox.Linux;

/// <summary>What is in folders, by names as the kernel has them: those need not be text.</summary>
internal static unsafe partial class FolderCalls
{
    private const int CurrentFolder = -100;
    private const int ThisFolder = 0x200; // AT_REMOVEDIR
    private const uint OwnersAlone = 0x1c0;
    private const int PathOnly = 0x200000;
    private const nint OpenExactNumber = 437;

    // No other disk, no link, nothing above: whatever the name is, the kernel does not leave the folder.
    private const ulong Within = 0x01 | 0x02 | 0x04 | 0x08;
    private const int Length = 16;
    private const int Name = 19;

    private const string LibC = "libc";

    // O_DIRECTORY and O_NOFOLLOW are the two that differ.
    private static readonly int FolderItself = 0x80000 | (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 | 0x8000 : 0x10000 | 0x20000);

    /// <summary>A folder to read. Invalid where there is none, or a link.</summary>
    public static SafeFileHandle Open(string path) => new(OpenPath(CurrentFolder, path, FolderItself), ownsHandle: true);

    /// <summary>A folder in a folder. Invalid where there is none, or a link.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="name">With a zero at its end.</param>
    public static SafeFileHandle Open(SafeFileHandle folder, ReadOnlySpan<byte> name) => Open(folder, name, FolderItself);

    /// <summary>The next entries of a folder, one after the other. Gives how many bytes they take; 0 or less when there are no more.</summary>
    public static int Read(SafeFileHandle folder, Span<byte> entries)
    {
        fixed (byte* start = entries)
        {
            return (int)ReadEntries(CallNumbers.ReadFolder, (int)folder.DangerousGetHandle(), start, entries.Length);
        }
    }

    /// <summary>How many bytes the first of some entries takes.</summary>
    public static int LengthOf(ReadOnlySpan<byte> entries) => BinaryPrimitives.ReadUInt16LittleEndian(entries[Length..]);

    /// <summary>The name of the first of some entries, with the zero at its end.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> entries) => entries[Name..(Name + entries[Name..].IndexOf((byte)0) + 1)];

    /// <summary>What is in a folder under a name, itself and not where it leads. Null where there is nothing.</summary>
    public static FileFacts? Look(SafeFileHandle folder, ReadOnlySpan<byte> name)
    {
        fixed (byte* text = name)
        {
            return FileCalls.Look((int)folder.DangerousGetHandle(), text);
        }
    }

    /// <summary>Removes a name that is not a folder's, from a folder. Whether it is gone.</summary>
    public static bool Remove(SafeFileHandle folder, ReadOnlySpan<byte> name) => Remove(folder, name, 0);

    /// <summary>Removes an empty folder from a folder. Whether it is gone.</summary>
    public static bool RemoveEmpty(SafeFileHandle folder, ReadOnlySpan<byte> name) => Remove(folder, name, ThisFolder);

    /// <summary>Moves what is in a folder under a name to another folder and name. Whether it went.</summary>
    public static bool Move(SafeFileHandle folder, ReadOnlySpan<byte> name, SafeFileHandle target, ReadOnlySpan<byte> next)
    {
        fixed (byte* from = name)
        fixed (byte* to = next)
        {
            return Rename((int)folder.DangerousGetHandle(), from, (int)target.DangerousGetHandle(), to) == 0;
        }
    }

    /// <summary>Lets its owner, and nobody else, into a folder in a folder. Does nothing where there is none, or a link.</summary>
    public static void Unlock(SafeFileHandle folder, ReadOnlySpan<byte> name)
    {
        using var exact = Open(folder, name, FolderItself | PathOnly);
        if (!exact.IsInvalid)
        {
            _ = ChangeMode($"/proc/self/fd/{exact.DangerousGetHandle()}", OwnersAlone);
        }
    }

    private static SafeFileHandle Open(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags)
    {
        var how = stackalloc ulong[] { (uint)flags, 0, Within };
        fixed (byte* text = name)
        {
            return new SafeFileHandle(OpenExact(OpenExactNumber, (int)folder.DangerousGetHandle(), text, how, 3 * sizeof(ulong)), ownsHandle: true);
        }
    }

    private static bool Remove(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags)
    {
        fixed (byte* text = name)
        {
            return Unlink((int)folder.DangerousGetHandle(), text, flags) == 0;
        }
    }

    /// <summary>https://man7.org/linux/man-pages/man2/unlink.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "unlinkat")]
    private static partial int Unlink(int folder, byte* name, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/rename.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "renameat")]
    private static partial int Rename(int folder, byte* name, int target, byte* next);

    /// <summary>https://man7.org/linux/man-pages/man2/chmod.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "chmod", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeMode(string path, uint mode);

    /// <summary>https://man7.org/linux/man-pages/man2/open.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenPath(int folder, string path, int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/openat2.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall")]
    private static partial nint OpenExact(nint number, nint folder, byte* name, ulong* how, nint size);

    /// <summary>https://man7.org/linux/man-pages/man2/getdents.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "syscall")]
    private static partial nint ReadEntries(nint number, nint folder, byte* entries, nint length);
}

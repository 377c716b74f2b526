using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Starting a program. All of them return an error number and leave <c>errno</c> alone.</summary>
internal static unsafe partial class SpawnCalls
{
    /// <summary>More than any C library needs for its attributes (336), file actions (80) or a set of signals (128).</summary>
    public const int StructureSize = 1024;

    public const short SetSignalDefaults = 0x04;
    public const short SetSignalMask = 0x08;
    public const short SetSession = 0x80;

    private const string LibC = "libc";

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawn.3.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn")]
    public static partial int Spawn(int* pid, byte* path, void* fileActions, void* attributes, byte** arguments, byte** environment);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawnattr_init.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_init")]
    public static partial int InitializeAttributes(void* attributes);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawnattr_destroy.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(void* attributes);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawnattr_setflags.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(void* attributes, short flags);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawnattr_setsigdefault.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(void* attributes, void* signals);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawnattr_setsigmask.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetBlockedSignals(void* attributes, void* signals);

    /// <summary>https://man7.org/linux/man-pages/man3/sigsetops.3.html</summary>
    [LibraryImport(LibC, EntryPoint = "sigemptyset")]
    public static partial int EmptySignals(void* signals);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawn_file_actions_init.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitializeActions(void* fileActions);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawn_file_actions_destroy.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(void* fileActions);

    /// <summary>https://man7.org/linux/man-pages/man3/posix_spawn_file_actions_adddup2.3p.html</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(void* fileActions, int descriptor, int target);

    /// <summary>https://sourceware.org/glibc/manual/latest/html_node/Process-Creation-Concepts.html (an extension of glibc 2.29 and musl 1.1.24)</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int AddFolder(void* fileActions, byte* path);

    /// <summary>https://man7.org/linux/man-pages/man2/close_range.2.html, as an action (an extension of glibc 2.34; musl has none)</summary>
    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int AddCloseFrom(void* fileActions, int first);
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Waits for the first of many descriptors to become readable. One thread waits; any adds. Lives as long as the host.</summary>
internal sealed unsafe partial class Readiness
{
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const int Remove = 2;
    private const int Readable = 1;
    private const int Most = 64;

    private const string LibC = "libc";

    // The kernel's structure is packed on x86-64 alone.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture is Architecture.X64 ? 12 : 16;

    private readonly int set;

    public Readiness()
    {
        set = Create(CloseOnExec);
        if (set < 0)
        {
            throw new IOException($"Nothing can be waited for: {NativeError.Describe(NativeError.Last)}.");
        }
    }

    /// <param name="descriptor">What is waited for.</param>
    /// <param name="key">What <see cref="Wait"/> gives back for it.</param>
    public void Watch(SafeFileHandle descriptor, long key)
    {
        var one = stackalloc byte[EventSize];
        new Span<byte>(one, EventSize).Clear();
        *(int*)one = Readable;
        *(long*)(one + EventSize - sizeof(long)) = key;
        if (Control(set, Add, Number(descriptor), one) != 0)
        {
            throw new IOException($"A process cannot be waited for: {NativeError.Describe(NativeError.Last)}.");
        }
    }

    public void Forget(SafeFileHandle descriptor)
    {
        var unused = stackalloc byte[EventSize];
        _ = Control(set, Remove, Number(descriptor), unused);
    }

    /// <summary>Blocks until there is one.</summary>
    public void Wait(List<long> keys)
    {
        keys.Clear();
        var events = stackalloc byte[EventSize * Most];
        var count = Await(set, events, Most, -1);
        for (var i = 0; i < count; i++)
        {
            keys.Add(*(long*)(events + ((i + 1) * EventSize) - sizeof(long)));
        }
    }

    private static int Number(SafeFileHandle descriptor) => (int)descriptor.DangerousGetHandle();

    /// <summary>https://man7.org/linux/man-pages/man2/epoll_create.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    /// <summary>https://man7.org/linux/man-pages/man2/epoll_ctl.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int set, int operation, int descriptor, byte* what);

    /// <summary>https://man7.org/linux/man-pages/man2/epoll_wait.2.html</summary>
    [LibraryImport(LibC, EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Await(int set, byte* events, int most, int milliseconds);
}

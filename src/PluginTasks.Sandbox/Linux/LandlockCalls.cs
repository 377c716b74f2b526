using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Landlock. https://man7.org/linux/man-pages/man7/landlock.7.html</summary>
internal static unsafe partial class LandlockCalls
{
    private const nint PathRule = 1;
    private const nint PortRule = 2;

    // The kernel takes what it knows of the structure: files alone, then ports, then scopes.
    private const int FirstWithPorts = 4;
    private const int FirstWithScopes = 6;

    private const string LibC = "libc";

    /// <summary>What the kernel offers; 0 where it has none of it, or it is switched off.</summary>
    public static int Version => CallNumbers.AreKnown ? Math.Max(0, SupportCalls.LandlockVersion()) : 0;

    /// <exception cref="CageException">It could not be made.</exception>
    public static SafeFileHandle Create(ulong files, ulong ports, ulong scopes)
    {
        var attributes = new Attributes { Files = files, Ports = ports, Scopes = scopes };
        var size = Version switch { >= FirstWithScopes => 24, >= FirstWithPorts => 16, _ => 8 };
        var descriptor = SystemCall(CallNumbers.CreateRuleset, (nint)(&attributes), size, 0, 0);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Failed("A Landlock ruleset could not be made");
    }

    /// <exception cref="CageException">It could not be added.</exception>
    public static void AddPath(SafeFileHandle ruleset, SafeFileHandle path, ulong rights)
    {
        // The kernel's structure is packed: eight bytes, then four.
        var rule = stackalloc byte[12];
        *(ulong*)rule = rights;
        *(int*)(rule + sizeof(ulong)) = (int)path.DangerousGetHandle();
        Add(ruleset, PathRule, (nint)rule);
    }

    /// <exception cref="CageException">It could not be added.</exception>
    public static void AddPort(SafeFileHandle ruleset, int port, ulong rights)
    {
        var rule = stackalloc ulong[2];
        rule[0] = rights;
        rule[1] = (ulong)port;
        Add(ruleset, PortRule, (nint)rule);
    }

    private static void Add(SafeFileHandle ruleset, nint kind, nint rule)
    {
        if (SystemCall(CallNumbers.AddRule, ruleset.DangerousGetHandle(), kind, rule, 0) != 0)
        {
            throw Failed("A Landlock rule could not be added");
        }
    }

    private static CageException Failed(string what) => new($"{what}: {NativeError.Describe(NativeError.Last)}.");

    [LibraryImport(LibC, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);

    private struct Attributes
    {
        public ulong Files;
        public ulong Ports;
        public ulong Scopes;
    }
}

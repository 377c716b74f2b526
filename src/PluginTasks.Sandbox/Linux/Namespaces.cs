using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// A network with nothing but a loopback, and a view of files in which <c>/proc</c> shows nobody the processes of others. They are
/// made on a thread that ends; what is left are descriptors, through which other threads enter.
/// https://man7.org/linux/man-pages/man7/namespaces.7.html
/// </summary>
internal sealed unsafe class Namespaces : IDisposable
{
    private const nint MountsKind = 0x20000;
    private const nint NetworkKind = 0x40000000;
    private const nint FolderState = 0x200;
    private const nint Slave = 0x80000;
    private const nint Recursive = 0x4000;
    private const nint NoDevicesUsersPrograms = 2 | 4 | 8;
    private const nint CurrentFolder = -100;
    private const nint CloseOnExec = 0x80000;
    private const nint NameOfFolder = 0x200000 | 0x10000 | CloseOnExec;
    private const nint Stream = 1 | CloseOnExec;
    private const short Internet = 2;
    private const nint SetInterfaceFlags = 0x8914;
    private const short Up = 1;
    private const int Waiting = 128;

    private Namespaces(int port)
    {
        using var calls = new CallList();
        using var texts = new NativeStrings(["none", "/", "proc", "/proc", "hidepid=invisible", "/proc/thread-self/ns/mnt", "/proc/thread-self/ns/net"]);
        var text = (nint*)texts.Pointer;
        var loopback = stackalloc byte[40];
        var address = stackalloc byte[16];
        NameLoopback(new Span<byte>(loopback, 40));
        NameAddress(new Span<byte>(address, 16), port);
        calls.Add("leaving the host's network and mounts", 0, CallNumbers.Unshare, MountsKind | NetworkKind);
        calls.Add("keeping mounts from the host", 0, CallNumbers.Mount, text[0], text[1], 0, Slave | Recursive);
        calls.Add("mounting /proc", 0, CallNumbers.Mount, text[2], text[3], text[2], NoDevicesUsersPrograms, text[4]);
        var mounts = calls.AddOpening("opening the mounts", CallNumbers.OpenAt, CurrentFolder, text[5], CloseOnExec);
        var network = calls.AddOpening("opening the network", CallNumbers.OpenAt, CurrentFolder, text[6], CloseOnExec);
        var processes = calls.AddOpening("opening /proc", CallNumbers.OpenAt, CurrentFolder, text[3], NameOfFolder);
        var listener = calls.AddOpening("making a socket", CallNumbers.Socket, Internet, Stream);
        calls.AddOn(listener, "raising the loopback", CallNumbers.ControlDevice, SetInterfaceFlags, (nint)loopback);
        calls.AddOn(listener, "binding", CallNumbers.Bind, (nint)address, 16);
        calls.AddOn(listener, "listening", CallNumbers.Listen, Waiting);
        try
        {
            CagingThread.Run(calls);
        }
        finally
        {
            Mounts = Of(calls, mounts);
            Network = Of(calls, network);
            Processes = Of(calls, processes);
            Listener = Of(calls, listener);
        }
    }

    public SafeFileHandle Mounts { get; }

    public SafeFileHandle Network { get; }

    /// <summary>The new view's <c>/proc</c>.</summary>
    public SafeFileHandle Processes { get; }

    /// <summary>Listens within the new network.</summary>
    public SafeFileHandle Listener { get; }

    /// <param name="port">Where its listener is, on the loopback.</param>
    /// <exception cref="CageException">The host may not, or the kernel cannot.</exception>
    public static Namespaces Make(int port) => new(port);

    /// <summary>Why none can be made; null where they can.</summary>
    public static string? WhyNot()
    {
        try
        {
            new Namespaces(1).Dispose();
            return null;
        }
        catch (CageException error)
        {
            return error.Message;
        }
    }

    /// <summary>Adds what takes a thread there.</summary>
    public void AddEntering(CallList list)
    {
        // A thread shares its current folder with the others, and none may be taken along.
        list.Add("leaving the host's current folder", 0, CallNumbers.Unshare, FolderState);
        list.Add("entering the module's mounts", 0, CallNumbers.EnterNamespace, Mounts.DangerousGetHandle(), MountsKind);
        list.Add("entering the module's network", 0, CallNumbers.EnterNamespace, Network.DangerousGetHandle(), NetworkKind);
    }

    public void Dispose()
    {
        Mounts.Dispose();
        Network.Dispose();
        Processes.Dispose();
        Listener.Dispose();
    }

    private static SafeFileHandle Of(CallList calls, int opening) => new(calls.ResultOf(opening), ownsHandle: true);

    /// <summary>https://man7.org/linux/man-pages/man7/netdevice.7.html</summary>
    private static void NameLoopback(Span<byte> request)
    {
        request.Clear();
        "lo"u8.CopyTo(request);
        MemoryMarshal.Write(request[16..], Up);
    }

    /// <summary>https://man7.org/linux/man-pages/man7/ip.7.html</summary>
    private static void NameAddress(Span<byte> address, int port)
    {
        address.Clear();
        MemoryMarshal.Write(address, Internet);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        address[4] = 127;
        address[7] = 1;
    }
}

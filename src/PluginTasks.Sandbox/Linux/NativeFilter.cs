using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>A filter of system calls in the kernel's own form. https://man7.org/linux/man-pages/man2/seccomp.2.html</summary>
internal sealed unsafe class NativeFilter : IDisposable
{
    private Header* header;

    public NativeFilter(ReadOnlySpan<ulong> program)
    {
        header = (Header*)NativeMemory.AllocZeroed((nuint)sizeof(Header));
        header->Length = checked((ushort)program.Length);
        header->Instructions = (ulong*)NativeMemory.Alloc((nuint)program.Length, sizeof(ulong));
        program.CopyTo(new Span<ulong>(header->Instructions, program.Length));
    }

    public nint Pointer => (nint)header;

    public void Dispose()
    {
        if (header is not null)
        {
            NativeMemory.Free(header->Instructions);
            NativeMemory.Free(header);
            header = null;
        }
    }

    private struct Header
    {
        public ushort Length;
        public ulong* Instructions;
    }
}

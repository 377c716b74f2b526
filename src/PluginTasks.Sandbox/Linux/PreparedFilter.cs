using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Linux;

/// <summary>A filter in native memory, as the kernel takes it: <c>struct sock_fprog</c>. Freed by its owner.</summary>
internal sealed unsafe class PreparedFilter : IDisposable
{
    private Layout* layout;

    public PreparedFilter(SeccompProgram program)
    {
        var instructions = program.Instructions.Span;
        layout = (Layout*)NativeMemory.AllocZeroed((nuint)sizeof(Layout));
        layout->Count = checked((ushort)instructions.Length);
        layout->Instructions = (ulong*)NativeMemory.Alloc((nuint)instructions.Length, sizeof(ulong));
        instructions.CopyTo(new Span<ulong>(layout->Instructions, instructions.Length));
    }

    public void* Pointer => layout;

    public void Dispose()
    {
        if (layout is not null)
        {
            NativeMemory.Free(layout->Instructions);
            NativeMemory.Free(layout);
            layout = null;
        }
    }

    private struct Layout
    {
        public ushort Count;
        public ulong* Instructions;
    }
}

using System.Runtime.InteropServices;
using System.Text;

namespace PluginTasks.Sandbox.Linux;

/// <summary>A list of strings as C has it: UTF-8, each ended by a NUL, the list by a null pointer. Freed by its owner.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly int count;

    public NativeStrings(IReadOnlyList<string> strings)
    {
        count = strings.Count;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)count + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < count; i++)
        {
            var length = Encoding.UTF8.GetByteCount(strings[i]);
            Pointer[i] = (byte*)NativeMemory.AllocZeroed((nuint)length + 1);
            Encoding.UTF8.GetBytes(strings[i], new Span<byte>(Pointer[i], length));
        }
    }

    public byte** Pointer { get; private set; }

    public byte* First => Pointer[0];

    public void Dispose()
    {
        if (Pointer is null)
        {
            return;
        }

        for (var i = 0; i < count; i++)
        {
            NativeMemory.Free(Pointer[i]);
        }

        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}

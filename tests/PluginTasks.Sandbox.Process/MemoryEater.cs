using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Probes;

/// <summary>Takes memory that no collector knows of, and keeps it until its input ends.</summary>
internal static unsafe class MemoryEater
{
    private const int Mebibyte = 1 << 20;

    public static void Run(int mebibytes)
    {
        for (var i = 0; i < mebibytes; i++)
        {
            new Span<byte>(NativeMemory.Alloc(Mebibyte), Mebibyte).Fill(1);
        }

        Console.WriteLine("eaten");
        Console.In.ReadToEnd();
    }
}

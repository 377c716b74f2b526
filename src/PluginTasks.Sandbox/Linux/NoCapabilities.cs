using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>The arguments of <c>capset</c> for a thread that keeps none, in native memory: https://man7.org/linux/man-pages/man2/capset.2.html</summary>
internal static unsafe class NoCapabilities
{
    private const uint Version = 0x20080522;
    private const int HeaderWords = 2;
    private const int SetWords = 6;

    // Read by the kernel alone, and there for as long as the host lives.
    private static readonly uint* Words = Make();

    public static nint Header => (nint)Words;

    public static nint Sets => (nint)(Words + HeaderWords);

    private static uint* Make()
    {
        var words = (uint*)NativeMemory.AllocZeroed(HeaderWords + SetWords, sizeof(uint));
        *words = Version;
        return words;
    }
}

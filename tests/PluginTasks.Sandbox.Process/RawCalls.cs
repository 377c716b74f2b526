using System.Globalization;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Probes;

/// <summary>Makes the system calls that it reads, a line each: the number and the arguments. Answers each with 0 or an error number.</summary>
internal static partial class RawCalls
{
    private const int MostArguments = 6;

    public static async Task AnswerAsync()
    {
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ').Select(w => unchecked((nint)long.Parse(w, CultureInfo.InvariantCulture))).ToList();
            words.AddRange(Enumerable.Repeat((nint)0, MostArguments));
            var result = SystemCall(words[0], words[1], words[2], words[3], words[4], words[5], words[6]);
            Console.WriteLine(result == -1 ? Marshal.GetLastPInvokeError() : 0);
        }
    }

    /// <summary>https://man7.org/linux/man-pages/man2/syscall.2.html</summary>
    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);
}

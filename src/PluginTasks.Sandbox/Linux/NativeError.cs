using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>The error numbers that something is done about. https://man7.org/linux/man-pages/man3/errno.3.html</summary>
internal static class NativeError
{
    public const int NotPermitted = 1;
    public const int NoFile = 2;
    public const int NoProcess = 3;
    public const int Interrupted = 4;
    public const int TooMuch = 7;
    public const int NotExecutable = 8;
    public const int NoChild = 10;
    public const int TryAgain = 11;
    public const int NoMemory = 12;
    public const int Denied = 13;
    public const int NotFolder = 20;
    public const int TooManyFilesOfAll = 23;
    public const int TooManyFiles = 24;
    public const int NoCall = 38;

    public static int Last => Marshal.GetLastPInvokeError();

    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);
}

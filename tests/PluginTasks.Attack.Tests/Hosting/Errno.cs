namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>The kernel's numbers of errors: https://man7.org/linux/man-pages/man3/errno.3.html</summary>
internal static class Errno
{
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int NoProcess = 3;
    public const int NoDevice = 6;
    public const int BadDescriptor = 9;
    public const int NoChild = 10;
    public const int Again = 11;
    public const int Denied = 13;
    public const int BadAddress = 14;
    public const int CrossDevice = 18;
    public const int NoDeviceType = 19;
    public const int Invalid = 22;
    public const int NotATerminal = 25;
    public const int ReadOnly = 30;
    public const int NotImplemented = 38;
    public const int Loop = 40;
    public const int NotSupported = 95;
    public const int FamilyNotSupported = 97;
    public const int Unreachable = 101;
    public const int Refused = 111;
}

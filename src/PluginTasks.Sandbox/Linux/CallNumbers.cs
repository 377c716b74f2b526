using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// The numbers of the system calls that a cage is made with: by <c>syscall</c>, because the C library's own functions for users
/// and groups act on all threads. https://man7.org/linux/man-pages/man2/syscalls.2.html
/// </summary>
internal static class CallNumbers
{
    public const int CreateRuleset = 444;
    public const int AddRule = 445;
    public const int RestrictSelf = 446;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Whether this program knows the numbers of the machine that it runs on.</summary>
    public static bool AreKnown => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static int SetGroups => IsArm ? 159 : 116;

    public static int SetGroupIds => IsArm ? 149 : 119;

    public static int SetUserIds => IsArm ? 147 : 117;

    public static int SetCapabilities => IsArm ? 91 : 126;

    public static int SetLimits => IsArm ? 261 : 302;

    public static int GetUser => IsArm ? 174 : 102;

    public static int SetPriority => IsArm ? 140 : 141;

    public static int ProcessControl => IsArm ? 167 : 157;

    public static int Seccomp => IsArm ? 277 : 317;

    public static int Unshare => IsArm ? 97 : 272;

    public static int EnterNamespace => IsArm ? 268 : 308;

    public static int OpenAt => IsArm ? 56 : 257;

    public static int ReadFolder => IsArm ? 61 : 217;

    public static int Write => IsArm ? 64 : 1;

    public static int Mount => IsArm ? 40 : 165;

    public static int Socket => IsArm ? 198 : 41;

    public static int Bind => IsArm ? 200 : 49;

    public static int Listen => IsArm ? 201 : 50;

    public static int ControlDevice => IsArm ? 29 : 16;
}

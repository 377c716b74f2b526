using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>Where a filter finds what: <c>struct seccomp_data</c>, https://man7.org/linux/man-pages/man2/seccomp.2.html</summary>
internal static class SeccompData
{
    public const uint Number = 0;
    public const uint Machine = 4;

    private const uint AuditX64 = 0xC000003E;
    private const uint AuditArm64 = 0xC00000B7;

    private const uint ReturnAllow = 0x7FFF0000;
    private const uint ReturnError = 0x00050000;
    private const uint NotPermitted = 1;
    private const uint NotImplemented = 38;

    public static uint Argument(int index, bool isHigh) => 16 + ((uint)index * 8) + (isHigh ? 4u : 0u);

    public static uint MachineOf(Architecture architecture) => architecture switch
    {
        Architecture.X64 => AuditX64,
        Architecture.Arm64 => AuditArm64,
        _ => throw new PlatformNotSupportedException($"There is no filter of system calls for {architecture}."),
    };

    public static uint Return(SeccompVerdict verdict) => verdict switch
    {
        SeccompVerdict.Allow => ReturnAllow,
        SeccompVerdict.NotPermitted => ReturnError | NotPermitted,
        _ => ReturnError | NotImplemented,
    };
}

using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>A system call and what it is called by.</summary>
/// <param name="Name">As in its manual page.</param>
/// <param name="X64">Its number on x86-64, or <see cref="None"/>.</param>
/// <param name="Arm64">Its number on arm64, or <see cref="None"/>.</param>
internal readonly record struct SystemCall(string Name, int X64, int Arm64)
{
    public const int None = -1;

    public int NumberOn(Architecture architecture) => architecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => throw new PlatformNotSupportedException($"There is no table of system calls for {architecture}."),
    };
}

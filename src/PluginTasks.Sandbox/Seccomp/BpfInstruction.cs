namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// An instruction of the classic Berkeley Packet Filter, as far as filters of system calls use it:
/// https://www.kernel.org/doc/html/latest/networking/filter.html
/// </summary>
/// <param name="Code">What it does.</param>
/// <param name="IfTrue">How many instructions a jump leaves out where its condition holds.</param>
/// <param name="IfFalse">And where it does not.</param>
/// <param name="Value">Its operand.</param>
internal readonly record struct BpfInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Value)
{
    public const ushort LoadWord = 0x20;
    public const ushort And = 0x54;
    public const ushort Jump = 0x05;
    public const ushort JumpIfEqual = 0x15;
    public const ushort JumpIfAtLeast = 0x35;
    public const ushort Return = 0x06;

    /// <summary>As the kernel reads it: <c>struct sock_filter</c> of a machine with the low byte first.</summary>
    public ulong Packed => Code | ((ulong)IfTrue << 16) | ((ulong)IfFalse << 24) | ((ulong)Value << 32);

    public static BpfInstruction Unpack(ulong packed) => new((ushort)packed, (byte)(packed >> 16), (byte)(packed >> 24), (uint)(packed >> 32));
}

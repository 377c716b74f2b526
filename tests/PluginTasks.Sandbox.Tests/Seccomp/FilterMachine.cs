using System.Runtime.InteropServices;
using PluginTasks.Sandbox.Seccomp;

namespace PluginTasks.Sandbox.Tests.Seccomp;

/// <summary>Runs a filter as the kernel does, without one.</summary>
internal sealed class FilterMachine(SeccompProfile profile, Architecture architecture)
{
    private readonly BpfInstruction[] program = [.. SeccompProgram.For(profile, architecture).Instructions.ToArray().Select(BpfInstruction.Unpack)];

    public IReadOnlyList<BpfInstruction> Instructions => program;

    /// <summary>How many instructions the last call took.</summary>
    public int Steps { get; private set; }

    public string Verdict(string call, params ulong[] arguments) => Run(NumberOf(call), arguments);

    public string Run(uint number, params ulong[] arguments) => RunOn(architecture == Architecture.X64 ? 0xC000003E : 0xC00000B7, number, arguments);

    public string RunOn(uint machine, uint number, params ulong[] arguments)
    {
        var data = new uint[16];
        (data[0], data[1]) = (number, machine);
        for (var i = 0; i < arguments.Length; i++)
        {
            data[4 + (i * 2)] = (uint)arguments[i];
            data[5 + (i * 2)] = (uint)(arguments[i] >> 32);
        }

        var accumulator = 0u;
        Steps = 0;
        for (var at = 0; ; at++)
        {
            var now = program[at];
            Steps++;
            switch (now.Code)
            {
                case BpfInstruction.LoadWord:
                    accumulator = data[now.Value / 4];
                    break;
                case BpfInstruction.And:
                    accumulator &= now.Value;
                    break;
                case BpfInstruction.Jump:
                    at += (int)now.Value;
                    break;
                case BpfInstruction.JumpIfEqual:
                    at += accumulator == now.Value ? now.IfTrue : now.IfFalse;
                    break;
                case BpfInstruction.JumpIfAtLeast:
                    at += accumulator >= now.Value ? now.IfTrue : now.IfFalse;
                    break;
                case BpfInstruction.Return:
                    return now.Value switch { 0x7FFF0000 => "allow", 0x00050001 => "EPERM", 0x00050026 => "ENOSYS", _ => $"0x{now.Value:x}" };
                default:
                    throw new InvalidOperationException($"There is no instruction 0x{now.Code:x}.");
            }
        }
    }

    public uint NumberOf(string call) => (uint)SystemCallTable.All.Single(c => c.Name == call).NumberOn(architecture);
}

using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// A filter of system calls, ready for the kernel. Calls that the table does not have give <c>ENOSYS</c>, those of another
/// architecture's or of x32's numbers <c>EPERM</c>. Immutable.
/// </summary>
public sealed class SeccompProgram
{
    // The bit by which x86-64 tells x32 calls; no number of ours on any architecture has it.
    private const uint X32Bit = 0x40000000;

    private SeccompProgram(IReadOnlyList<BpfInstruction> instructions) => Instructions = instructions.Select(i => i.Packed).ToArray();

    /// <summary>Each a <c>struct sock_filter</c>.</summary>
    public ReadOnlyMemory<ulong> Instructions { get; }

    /// <summary>Whether there is a filter for this machine.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>The filter for this process's architecture.</summary>
    /// <exception cref="PlatformNotSupportedException">There is none.</exception>
    public static SeccompProgram For(SeccompProfile profile) => For(profile, RuntimeInformation.ProcessArchitecture);

    /// <exception cref="PlatformNotSupportedException">There is none for that architecture.</exception>
    public static SeccompProgram For(SeccompProfile profile, Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var rules = SeccompRules.Of(profile);
        return new SeccompProgram(
        [
            new(BpfInstruction.LoadWord, 0, 0, SeccompData.Machine),
            new(BpfInstruction.JumpIfEqual, 1, 0, SeccompData.MachineOf(architecture)),
            .. SeccompRuleBlock.Of(SeccompVerdict.NotPermitted),
            new(BpfInstruction.LoadWord, 0, 0, SeccompData.Number),
            .. SeccompTree.Of(CollectionsMarshal.AsSpan(Runs(SystemCallTable.Of(architecture), rules))),
        ]);
    }

    private static List<(uint First, List<BpfInstruction> Block)> Runs(SortedDictionary<uint, SystemCall> calls, Dictionary<string, SeccompRule> rules)
    {
        var runs = new List<(uint First, List<BpfInstruction> Block)>();
        var next = 0u;
        foreach (var (number, call) in calls)
        {
            if (number > next)
            {
                Add(runs, next, SeccompRuleBlock.Of(SeccompVerdict.NotImplemented));
            }

            Add(runs, number, rules.TryGetValue(call.Name, out var rule) ? SeccompRuleBlock.Of(rule) : SeccompRuleBlock.Of(SeccompVerdict.Allow));
            next = number + 1;
        }

        Add(runs, next, SeccompRuleBlock.Of(SeccompVerdict.NotImplemented));
        Add(runs, X32Bit, SeccompRuleBlock.Of(SeccompVerdict.NotPermitted));
        return runs;
    }

    private static void Add(List<(uint First, List<BpfInstruction> Block)> runs, uint first, List<BpfInstruction> block)
    {
        if (runs.Count == 0 || !runs[^1].Block.SequenceEqual(block))
        {
            runs.Add((first, block));
        }
    }
}

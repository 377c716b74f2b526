namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// Finds a call's block by halves: with some two hundred runs of numbers a call is decided after eight comparisons. The kernel
/// works out beforehand which numbers are let through whatever their arguments, and does not run the filter for those at all.
/// </summary>
internal static class SeccompTree
{
    /// <param name="runs">The first number of each run and what decides it; sorted, the first from 0.</param>
    public static List<BpfInstruction> Of(ReadOnlySpan<(uint First, List<BpfInstruction> Block)> runs)
    {
        if (runs.Length == 1)
        {
            return runs[0].Block;
        }

        var middle = runs.Length / 2;
        var lower = Of(runs[..middle]);
        var upper = Of(runs[middle..]);

        // A conditional jump goes over 255 instructions at most; an unconditional one over any number.
        List<BpfInstruction> choice = lower.Count <= byte.MaxValue
            ? [new(BpfInstruction.JumpIfAtLeast, (byte)lower.Count, 0, runs[middle].First)]
            : [new(BpfInstruction.JumpIfAtLeast, 0, 1, runs[middle].First), new(BpfInstruction.Jump, 0, 0, (uint)lower.Count)];
        return [.. choice, .. lower, .. upper];
    }
}

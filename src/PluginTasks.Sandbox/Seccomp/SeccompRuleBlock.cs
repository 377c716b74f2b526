namespace PluginTasks.Sandbox.Seccomp;

/// <summary>The instructions that decide one call. Every way through them ends in a return.</summary>
internal static class SeccompRuleBlock
{
    public static List<BpfInstruction> Of(SeccompVerdict verdict) => [new(BpfInstruction.Return, 0, 0, SeccompData.Return(verdict))];

    public static List<BpfInstruction> Of(SeccompRule rule)
    {
        // From the end, so that how far a jump goes is known when it is written.
        var after = Of(rule.Otherwise);
        foreach (var choice in rule.Cases.Reverse())
        {
            var block = Of(choice.Verdict);
            foreach (var test in choice.When.Reverse())
            {
                block = [.. Test(test, block.Count), .. block];
            }

            after = [.. block, .. after];
        }

        return after;
    }

    // Falls into what follows where the test holds, and else goes over it. What follows is the rest of the case.
    private static List<BpfInstruction> Test(ArgumentTest test, int rest)
    {
        List<BpfInstruction> block = [new(BpfInstruction.LoadWord, 0, 0, SeccompData.Argument(test.Argument, test.IsHigh))];
        if (test.Mask != uint.MaxValue)
        {
            block.Add(new(BpfInstruction.And, 0, 0, test.Mask));
        }

        for (var i = 0; i < test.Values.Count; i++)
        {
            var left = test.Values.Count - 1 - i;
            var isLast = left == 0;
            block.Add(test.IsAmong
                ? new(BpfInstruction.JumpIfEqual, checked((byte)left), isLast ? checked((byte)rest) : (byte)0, test.Values[i])
                : new(BpfInstruction.JumpIfEqual, checked((byte)(left + rest)), 0, test.Values[i]));
        }

        return block;
    }
}

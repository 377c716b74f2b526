namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// A look at half of an argument. The kernel itself looks at the lower half alone where an argument is an <c>int</c>, so a rule
/// that compared all of it could be passed by with rubbish in the upper one.
/// </summary>
/// <param name="Argument">Which, from 0.</param>
/// <param name="IsHigh">Whether it is about the upper 32 bits.</param>
/// <param name="Mask">The bits that count.</param>
/// <param name="Values">What these bits are compared with.</param>
/// <param name="IsAmong">Whether they are to be one of the values, else none of them.</param>
internal sealed record ArgumentTest(int Argument, bool IsHigh, uint Mask, IReadOnlyList<uint> Values, bool IsAmong)
{
    public static ArgumentTest Is(int argument, params uint[] values) => new(argument, false, uint.MaxValue, values, true);

    public static ArgumentTest IsNot(int argument, params uint[] values) => new(argument, false, uint.MaxValue, values, false);

    public static ArgumentTest HasAny(int argument, uint bits) => new(argument, false, bits, [0], false);

    public static ArgumentTest HasNone(int argument, uint bits) => new(argument, false, bits, [0], true);

    /// <summary>With these bits cleared it is one of the values.</summary>
    public static ArgumentTest IsBut(int argument, uint ignored, params uint[] values) => new(argument, false, ~ignored, values, true);

    public static ArgumentTest IsNotBut(int argument, uint ignored, params uint[] values) => new(argument, false, ~ignored, values, false);

    /// <summary>Both halves are zero.</summary>
    public static ArgumentTest[] IsNull(int argument) => [Is(argument, 0), new(argument, true, uint.MaxValue, [0], true)];
}

using System.Runtime.InteropServices;

namespace PluginTasks.Pages.Patterns;

/// <summary>
/// Emits a program while the pattern is read, without a tree: what was read last (the atom, the
/// alternative) is always the tail of the code, and is wrapped where it lies.
/// </summary>
internal sealed class ProgramBuilder
{
    public const int MaxInstructions = 10_000;

    private readonly List<Instruction> code = [];

    /// <summary>Once true, nothing more is emitted and the program is of no use.</summary>
    public bool IsTooLarge { get; private set; }

    public int Length => code.Count;

    public void Emit(Instruction instruction)
    {
        if (HasRoomFor(1))
        {
            code.Add(instruction);
        }
    }

    public void Optional(int start) => Insert(start, new Instruction(Operation.Split, code.Count - start + 1));

    public void ZeroOrMore(int start)
    {
        var length = code.Count - start;
        Insert(start, new Instruction(Operation.Split, length + 2));
        Emit(new Instruction(Operation.Jump, -(length + 1)));
    }

    public void OneOrMore(int start) => Emit(new Instruction(Operation.Split, start - code.Count));

    /// <summary>Ends an alternative; the jump that is returned leads past the last one.</summary>
    public int EndAlternative(int start)
    {
        Insert(start, new Instruction(Operation.Split, code.Count - start + 2));
        Emit(new Instruction(Operation.Jump));
        return code.Count - 1;
    }

    public void LeadHere(int jump)
    {
        if (!IsTooLarge)
        {
            code[jump] = new Instruction(Operation.Jump, code.Count - jump);
        }
    }

    /// <summary>Repeats what lies from <paramref name="start"/> on; without a maximum, for ever.</summary>
    public void Repeat(int start, int minimum, int? maximum)
    {
        var length = code.Count - start;
        if (maximum == 0)
        {
            code.RemoveRange(start, length);
            return;
        }

        if (minimum == 0 && maximum is null)
        {
            ZeroOrMore(start);
            return;
        }

        var copies = maximum ?? minimum;
        if (!HasRoomFor((copies - 1L) * length + (copies - minimum)))
        {
            return;
        }

        if (minimum == 0)
        {
            Optional(start);
        }

        var original = minimum == 0 ? start + 1 : start;
        for (var copy = 1; copy < copies; copy++)
        {
            var from = code.Count;
            code.AddRange(CollectionsMarshal.AsSpan(code).Slice(original, length).ToArray());
            if (copy >= minimum)
            {
                Optional(from);
            }
        }

        if (maximum is null)
        {
            OneOrMore(code.Count - length);
        }
    }

    public Instruction[] ToCode() => [.. code, new Instruction(Operation.Found)];

    private void Insert(int place, Instruction instruction)
    {
        if (HasRoomFor(1))
        {
            code.Insert(place, instruction);
        }
    }

    private bool HasRoomFor(long count)
    {
        IsTooLarge |= code.Count + count > MaxInstructions;
        return !IsTooLarge;
    }
}

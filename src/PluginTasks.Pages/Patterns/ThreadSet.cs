namespace PluginTasks.Pages.Patterns;

/// <summary>
/// The places in a program that are alive at one position of the text. Each is held once, so a step
/// costs no more than the program is long.
/// </summary>
internal ref struct ThreadSet
{
    private readonly ReadOnlySpan<Instruction> code;
    private readonly ReadOnlySpan<char> text;

    /// <summary>Where threads stand that have just taken a code point.</summary>
    private readonly Span<int> arriving;

    /// <summary>Where threads wait for the next code point.</summary>
    private readonly Span<int> waiting;

    /// <summary>Places still to be followed. A place is marked before it is pushed, so this never overflows.</summary>
    private readonly Span<int> stack;

    /// <summary>For each place the last round in which it was reached.</summary>
    private readonly Span<int> marks;

    private int arrivingCount;
    private int waitingCount;
    private int stackCount;
    private int round;

    public ThreadSet(ReadOnlySpan<Instruction> code, ReadOnlySpan<char> text, Span<int> memory, ReadOnlySpan<int> places)
    {
        this.code = code;
        this.text = text;
        var size = code.Length;
        arriving = memory[..size];
        waiting = memory.Slice(size, size);
        stack = memory.Slice(2 * size, size);
        marks = memory.Slice(3 * size, size);
        marks.Clear();
        places.CopyTo(arriving);
        arrivingCount = places.Length;
    }

    public readonly bool IsEmpty => arrivingCount == 0;

    public readonly bool IsWaitingEmpty => waitingCount == 0;

    public static int MemoryFor(int codeLength) => 4 * codeLength;

    /// <summary>Follows everything that takes no code point; true where that finds the pattern.</summary>
    public bool Arrive(int position, bool mayStart)
    {
        round++;
        waitingCount = 0;
        foreach (var place in arriving[..arrivingCount])
        {
            if (Follow(place, position))
            {
                return true;
            }
        }

        return mayStart && Follow(0, position);
    }

    public void Take(int rune)
    {
        arrivingCount = 0;
        foreach (var place in waiting[..waitingCount])
        {
            ref readonly var step = ref code[place];
            if (step.Operation == Operation.Rune ? step.Argument == rune : step.Set!.Contains(rune))
            {
                arriving[arrivingCount++] = place + 1;
            }
        }
    }

    private bool Follow(int start, int position)
    {
        Push(start);
        while (stackCount > 0)
        {
            var place = stack[--stackCount];
            ref readonly var step = ref code[place];
            switch (step.Operation)
            {
                case Operation.Found:
                    return true;
                case Operation.Rune or Operation.Set:
                    waiting[waitingCount++] = place;
                    break;
                case Operation.Split:
                    Push(place + step.Argument);
                    Push(place + 1);
                    break;
                case Operation.Jump:
                    Push(place + step.Argument);
                    break;
                default:
                    if (Holds(step.Operation, position))
                    {
                        Push(place + 1);
                    }

                    break;
            }
        }

        return false;
    }

    private void Push(int place)
    {
        if (marks[place] != round)
        {
            marks[place] = round;
            stack[stackCount++] = place;
        }
    }

    private readonly bool Holds(Operation assertion, int position) => assertion switch
    {
        Operation.TextStart => position == 0,
        Operation.TextEnd => position == text.Length,
        Operation.WordBoundary => IsWordBoundary(position),
        _ => !IsWordBoundary(position),
    };

    private readonly bool IsWordBoundary(int position) =>
        (position > 0 && IsWord(text[position - 1])) != (position < text.Length && IsWord(text[position]));

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}

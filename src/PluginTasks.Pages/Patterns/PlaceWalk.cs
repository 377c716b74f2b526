namespace PluginTasks.Pages.Patterns;

/// <summary>Collects the places of a program that are reached without taking a code point.</summary>
internal sealed class PlaceWalk(Instruction[] code)
{
    private readonly int[] places = new int[code.Length];

    /// <summary>A place is marked before it is pushed, so this never overflows.</summary>
    private readonly int[] stack = new int[code.Length];

    /// <summary>For each place the last round in which it was reached.</summary>
    private readonly long[] marks = new long[code.Length];

    private int count;
    private int stackCount;
    private long round;

    public bool IsFound { get; private set; }

    public Span<int> Places => places.AsSpan(0, count);

    public void Begin()
    {
        round++;
        count = 0;
        stackCount = 0;
        IsFound = false;
    }

    public void Follow(int start, Surroundings at)
    {
        Push(start);
        while (stackCount > 0 && !IsFound)
        {
            var place = stack[--stackCount];
            var step = code[place];
            switch (step.Operation)
            {
                case Operation.Found:
                    IsFound = true;
                    break;
                case Operation.Rune or Operation.Set:
                    places[count++] = place;
                    break;
                case Operation.Split:
                    Push(place + step.Argument);
                    Push(place + 1);
                    break;
                case Operation.Jump:
                    Push(place + step.Argument);
                    break;
                default:
                    Assert(place, at.Decide(step.Operation));
                    break;
            }
        }
    }

    private void Assert(int place, bool? verdict)
    {
        if (verdict is null)
        {
            places[count++] = place;
        }
        else if (verdict.Value)
        {
            Push(place + 1);
        }
    }

    private void Push(int place)
    {
        if (marks[place] != round)
        {
            marks[place] = round;
            stack[stackCount++] = place;
        }
    }
}

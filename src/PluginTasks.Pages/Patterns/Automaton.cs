namespace PluginTasks.Pages.Patterns;

/// <summary>
/// A deterministic automaton over a program, built as texts need it, so that a code point costs one
/// step however long the program is. Where a text makes ever new states, the threads are run instead.
/// Safe to use from many threads.
/// </summary>
internal sealed class Automaton
{
    /// <summary>A state that serves fewer characters than this costs more than it saves.</summary>
    private const int CharactersPerState = 10;

    /// <summary>
    /// So many states may be forgotten before that counts: a long program may pass through many large
    /// ones before it settles, and the cache may have been filled by other texts.
    /// </summary>
    private const int ForgivenStates = 4_000;

    private readonly PatternProgram program;
    private readonly RuneClasses classes;
    private readonly AutomatonBuilder builder;
    private readonly Lock building = new();
    private volatile AutomatonState? start;
    private volatile int drops;

    private Automaton(PatternProgram program, RuneClasses classes, int maxStates)
    {
        this.program = program;
        this.classes = classes;
        builder = new AutomatonBuilder(program, classes, maxStates);
    }

    /// <summary>Null where the program tells too many classes of code points apart.</summary>
    public static Automaton? For(PatternProgram program, int maxStates = StateCache.MaxStates) =>
        RunePartition.Of(program.Code) is { } classes ? new Automaton(program, classes, maxStates) : null;

    public bool IsFoundIn(ReadOnlySpan<char> text)
    {
        var ascii = classes.Ascii;
        var position = 0;
        var seenDrops = drops;
        var forgotten = 0L;
        var state = start ?? BuildStart();
        while (true)
        {
            if (state.IsSpecial && !TrySkip(state, text, ref position))
            {
                return state.IsFoundAtEnd;
            }

            if (position == text.Length)
            {
                return state.IsFoundAtEnd;
            }

            var width = 1;
            var c = text[position];
            var runeClass = c < 128 ? ascii[c] : classes.Of(Matcher.RuneAt(text, position, out width));
            position += width;
            if (state.Next(runeClass) is { } next)
            {
                state = next;
                continue;
            }

            state = Build(state, runeClass, out var droppedStates);
            if (drops == seenDrops || state.IsFinal)
            {
                continue;
            }

            seenDrops = drops;
            forgotten += droppedStates;
            if (forgotten > ForgivenStates && position < CharactersPerState * forgotten)
            {
                return Matcher.IsFound(program, text, position, state.Places);
            }
        }
    }

    /// <summary>Goes to where the next match may begin; false where the search ends.</summary>
    private bool TrySkip(AutomatonState state, ReadOnlySpan<char> text, ref int position)
    {
        if (state.IsFinal)
        {
            return false;
        }

        var distance = text[position..].IndexOf(program.Prefix, StringComparison.Ordinal);
        position += Math.Max(distance, 0);
        return distance >= 0;
    }

    private AutomatonState BuildStart()
    {
        lock (building)
        {
            var state = builder.Start();
            Publish(state);
            return state;
        }
    }

    private AutomatonState Build(AutomatonState state, int runeClass, out int droppedStates)
    {
        lock (building)
        {
            var next = state.Next(runeClass);
            if (next is null)
            {
                next = builder.Next(state, runeClass);
                state.Learn(runeClass, next);
                Publish(start);
            }

            droppedStates = builder.DroppedStates;
            return next;
        }
    }

    /// <summary>A start that outlived its cache would keep all the states alive that were forgotten.</summary>
    private void Publish(AutomatonState? newStart)
    {
        start = drops == builder.Drops ? newStart : null;
        drops = builder.Drops;
    }
}

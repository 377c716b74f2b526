using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Pages.Patterns;

/// <summary>
/// Reads a pattern from left to right and compiles it as it goes, with the open groups on a list:
/// no nesting, however deep, meets the end of the stack.
/// </summary>
internal sealed class PatternParser
{
    private const int MaxDepth = 1000;

    private readonly PatternReader reader;
    private readonly ClassParser classes;
    private readonly PatternComposer composer = new();
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Where the operator stands that was read last, where that was an operator.</summary>
    private int? lastRepetition;

    private PatternParser(string text)
    {
        reader = new PatternReader(text);
        classes = new ClassParser(reader);
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PatternProgram? program, out PatternError error)
    {
        var parser = new PatternParser(text);
        var isGood = parser.Parse();
        error = parser.reader.Error;
        program = isGood ? PatternProgram.From(parser.composer.ToCode()) : null;
        return isGood;
    }

    private bool Parse()
    {
        while (!reader.AtEnd)
        {
            var start = reader.Position;
            if (!ParseNext())
            {
                return false;
            }

            if (composer.IsTooLarge)
            {
                return reader.Fail("pattern is too large", start);
            }
        }

        return composer.Depth == 0 || reader.Fail("missing closing )", composer.Group.Position);
    }

    private bool ParseNext()
    {
        var position = reader.Position;
        if (Repetition.Read(reader) is { } repetition)
        {
            return Repeat(repetition, position);
        }

        lastRepetition = null;
        switch (reader.Peek())
        {
            case '(':
                return OpenGroup();
            case ')':
                return CloseGroup();
            case '|':
                reader.Skip(1);
                composer.EndAlternative();
                return true;
            case '[':
                return classes.TryRead(out var set) && EmitSet(set);
            case '.':
                return EmitOperator(1, new Instruction(Operation.Set, Set: RuneSet.AnyButNewline));
            case '^':
                return EmitOperator(1, new Instruction(Operation.TextStart));
            case '$':
                return EmitOperator(1, new Instruction(Operation.TextEnd));
            case '\\':
                return ParseEscape();
            default:
                return EmitRune(reader.TakeRune());
        }
    }

    private bool ParseEscape()
    {
        switch (reader.Peek(1))
        {
            case 'A':
                return EmitOperator(2, new Instruction(Operation.TextStart));
            case 'z':
                return EmitOperator(2, new Instruction(Operation.TextEnd));
            case 'b':
                return EmitOperator(2, new Instruction(Operation.WordBoundary));
            case 'B':
                return EmitOperator(2, new Instruction(Operation.NoWordBoundary));
            case 'Q':
                return ParseQuoted();
        }

        if (!EscapeParser.TryReadSet(reader, out var set))
        {
            return false;
        }

        return set is not null ? EmitSet(set) : EscapeParser.TryReadRune(reader, out var rune) && EmitRune(rune);
    }

    /// <summary>Reads <c>\Q…\E</c>; without an end it goes to the end of the pattern.</summary>
    private bool ParseQuoted()
    {
        reader.Skip(2);
        while (!reader.AtEnd && !reader.Rest.StartsWith(@"\E"))
        {
            EmitRune(reader.TakeRune());
        }

        reader.Skip(2);
        return true;
    }

    private bool OpenGroup()
    {
        var start = reader.Position;
        if (composer.Depth == MaxDepth)
        {
            return reader.Fail("pattern nests too deeply", start);
        }

        if (!GroupHead.TryRead(reader, names))
        {
            return false;
        }

        composer.OpenGroup(start);
        return true;
    }

    private bool CloseGroup()
    {
        if (composer.Depth == 0)
        {
            return reader.Fail("unexpected )", reader.Position);
        }

        reader.Skip(1);
        composer.CloseGroup();
        return true;
    }

    private bool Repeat(Repetition repetition, int position)
    {
        // Laziness decides which match is found, never whether there is one.
        reader.TrySkip('?');
        var (minimum, maximum) = repetition;
        if (minimum > Repetition.MaxCount || maximum > Repetition.MaxCount)
        {
            return reader.Fail($"repeat count over {Repetition.MaxCount} '{reader.Since(position)}'", position);
        }

        if (minimum > maximum)
        {
            return reader.Fail($"repeat counts out of order '{reader.Since(position)}'", position);
        }

        if (composer.Group.AtomStart is null)
        {
            return reader.Fail($"nothing to repeat before '{reader.Since(position)}'", position);
        }

        if (lastRepetition is { } last)
        {
            return reader.Fail($"doubled repeat '{reader.Since(last)}'", last);
        }

        lastRepetition = position;
        return composer.TryRepeat(repetition)
            || reader.Fail($"nested repeat counts over {Repetition.MaxCount} '{reader.Since(position)}'", position);
    }

    private bool EmitOperator(int length, Instruction instruction)
    {
        reader.Skip(length);
        return Emit(instruction);
    }

    private bool EmitSet(RuneSet set) => Emit(
        set.Ranges is [var (low, high)] && low == high
            ? new Instruction(Operation.Rune, low)
            : new Instruction(Operation.Set, Set: set));

    private bool EmitRune(int rune) => Emit(new Instruction(Operation.Rune, rune));

    private bool Emit(Instruction instruction)
    {
        composer.Emit(instruction);
        return true;
    }
}

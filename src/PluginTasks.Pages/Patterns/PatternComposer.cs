namespace PluginTasks.Pages.Patterns;

/// <summary>Composes a program from what the parser reads, with the open groups on a stack of its own.</summary>
internal sealed class PatternComposer
{
    private readonly ProgramBuilder builder = new();
    private readonly Stack<PatternGroup> groups = new([new PatternGroup(0, 0)]);

    public bool IsTooLarge => builder.IsTooLarge;

    public PatternGroup Group => groups.Peek();

    /// <summary>How many groups are open.</summary>
    public int Depth => groups.Count - 1;

    public void Emit(Instruction instruction)
    {
        Group.BeginAtom(builder.Length);
        builder.Emit(instruction);
    }

    public void EndAlternative()
    {
        Group.EndAtom();
        Group.AddJump(builder.EndAlternative(Group.AlternativeStart));
        Group.AlternativeStart = builder.Length;
    }

    public void OpenGroup(int position) => groups.Push(new PatternGroup(position, builder.Length));

    public void CloseGroup()
    {
        var group = groups.Pop();
        End(group);
        Group.BeginAtom(group.Start, group.Repeats);
    }

    /// <summary>Repeats the atom; false where nested counts multiply to more than RE2 takes.</summary>
    public bool TryRepeat(Repetition repetition)
    {
        var (minimum, maximum) = repetition;
        var repeats = maximum == 0 ? 1 : Math.Max(maximum ?? minimum, 1) * Group.AtomRepeats;
        if (repeats > Repetition.MaxCount)
        {
            return false;
        }

        Group.AtomRepeats = repeats;
        if (Group.AtomStart is { } start && builder.Length > start)
        {
            builder.Repeat(start, minimum, maximum);
        }

        return true;
    }

    /// <summary>The whole program, once no group is open.</summary>
    public Instruction[] ToCode()
    {
        End(Group);
        return builder.ToCode();
    }

    private void End(PatternGroup group)
    {
        group.EndAtom();
        foreach (var jump in group.Jumps)
        {
            builder.LeadHere(jump);
        }
    }
}

namespace PluginTasks.Pages.Patterns;

/// <summary>Reads an opening parenthesis and what says how its group behaves.</summary>
internal static class GroupHead
{
    public static bool TryRead(PatternReader reader, HashSet<string> names)
    {
        var start = reader.Position;
        reader.Skip(1);
        if (!reader.TrySkip('?'))
        {
            return true;
        }

        switch ((reader.Peek(), reader.Peek(1)))
        {
            case (':', _):
                reader.Skip(1);
                return true;
            case ('=' or '!', _) or ('<', '=' or '!'):
                return reader.Fail("look-around is not supported", start);
            case ('P', '='):
                return reader.Fail("back-references are not supported", start);
            case ('P', '<'):
                reader.Skip(2);
                return TryReadName(reader, names, start);
            case ('<', _):
                reader.Skip(1);
                return TryReadName(reader, names, start);
            case ('i' or 'm' or 's' or 'U' or '-' or ')', _):
                return reader.Fail("flags are not supported", start);
            default:
                return reader.Fail("unknown kind of group", start);
        }
    }

    private static bool TryReadName(PatternReader reader, HashSet<string> names, int start)
    {
        var length = 0;
        while (char.IsAsciiLetterOrDigit(reader.Peek(length)) || reader.Peek(length) == '_')
        {
            length++;
        }

        if (length == 0 || reader.Peek(length) != '>')
        {
            return reader.Fail("a group's name is letters, digits and _ in angle brackets", start);
        }

        var name = reader.Rest[..length].ToString();
        reader.Skip(length + 1);
        return names.Add(name) || reader.Fail($"group name '{name}' is used twice", start);
    }
}

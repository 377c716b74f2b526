using System.Buffers;
using System.Text;

namespace PluginTasks.Pages.Patterns;

/// <summary>
/// Runs a program over a text with all its threads side by side (Thompson, Pike), so that no
/// position of the text is looked at twice.
/// </summary>
internal static class Matcher
{
    private const int StackLimit = 64;

    public static bool IsFound(PatternProgram program, ReadOnlySpan<char> text) => IsFound(program, text, 0, []);

    /// <summary>Goes on from a position where threads stand at the places.</summary>
    public static bool IsFound(PatternProgram program, ReadOnlySpan<char> text, int position, ReadOnlySpan<int> places)
    {
        var size = program.Code.Length;
        if (size <= StackLimit)
        {
            Span<int> memory = stackalloc int[ThreadSet.MemoryFor(StackLimit)];
            return IsFound(program, text, position, new ThreadSet(program.Code, text, memory, places));
        }

        var rented = ArrayPool<int>.Shared.Rent(ThreadSet.MemoryFor(size));
        try
        {
            return IsFound(program, text, position, new ThreadSet(program.Code, text, rented, places));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private static bool IsFound(PatternProgram program, ReadOnlySpan<char> text, int position, ThreadSet threads)
    {
        while (true)
        {
            if (threads.IsEmpty && program.Prefix.Length > 0)
            {
                var distance = text[position..].IndexOf(program.Prefix, StringComparison.Ordinal);
                if (distance < 0)
                {
                    return false;
                }

                position += distance;
            }

            var mayStart = position == 0 || !program.StartsAtTextStart;
            if (threads.Arrive(position, mayStart))
            {
                return true;
            }

            if (position == text.Length || (!mayStart && threads.IsWaitingEmpty))
            {
                return false;
            }

            threads.Take(RuneAt(text, position, out var width));
            position += width;
        }
    }

    /// <summary>An unpaired surrogate reads as U+FFFD.</summary>
    public static int RuneAt(ReadOnlySpan<char> text, int position, out int width)
    {
        var c = text[position];
        if (!char.IsSurrogate(c))
        {
            width = 1;
            return c;
        }

        Rune.DecodeFromUtf16(text[position..], out var rune, out width);
        return rune.Value;
    }
}

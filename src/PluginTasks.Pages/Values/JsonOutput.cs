using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PluginTasks.Pages.Values;

/// <summary>
/// Writes JSON as UTF-8 into a pooled buffer. It knows no structure: whoever writes puts the commas.
/// Not thread safe.
/// </summary>
public sealed class JsonOutput : IDisposable
{
    private const int LongestEscape = 6;
    private static readonly SearchValues<char> NeedEscape = SearchValues.Create(Escaped());

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);

    /// <summary>How much is written. Setting it back takes the end away again.</summary>
    public int Length { get; set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
    }

    public void Raw(byte ascii)
    {
        Room(1)[0] = ascii;
        Length++;
    }

    /// <summary>A comma before every member of a list or a map but the first.</summary>
    public void CommaBefore(int index)
    {
        if (index > 0)
        {
            Raw((byte)',');
        }
    }

    public void Value(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                Raw("null"u8);
                break;
            case ValueKind.Boolean:
                Raw(value.IsTrue ? "true"u8 : "false"u8);
                break;
            case ValueKind.Number:
                Number(value.Number);
                break;
            case ValueKind.Text:
                Text(value.Text!);
                break;
            case ValueKind.List:
                List(value.List!);
                break;
            case ValueKind.Map:
                Map(value.Map!);
                break;
        }
    }

    /// <summary>The text in quotes, escaped; lone surrogates become U+FFFD.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        while (true)
        {
            var plain = text.IndexOfAny(NeedEscape);
            Plain(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                break;
            }

            Escape(text[plain]);
            text = text[(plain + 1)..];
        }

        Raw((byte)'"');
    }

    /// <summary>A name, and the colon after it.</summary>
    public void Name(ReadOnlySpan<char> name)
    {
        Text(name);
        Raw((byte)':');
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            Length = 0;
        }
    }

    private void Number(double number)
    {
        if (double.IsFinite(number))
        {
            Length += NumberText.Format(number, Room(NumberText.MaxLength));
        }
        else
        {
            Raw("null"u8);
        }
    }

    private void List(ValueList list)
    {
        Raw((byte)'[');
        for (var i = 0; i < list.Count; i++)
        {
            CommaBefore(i);
            Value(list[i]);
        }

        Raw((byte)']');
    }

    private void Map(ValueMap map)
    {
        Raw((byte)'{');
        var first = true;
        foreach (ref readonly var entry in map.Entries)
        {
            if (!first)
            {
                Raw((byte)',');
            }

            first = false;
            Name(entry.Key);
            Value(entry.Value);
        }

        Raw((byte)'}');
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        var room = Room(text.Length * 3);
        Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: true);
        Length += written;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Encoding.ASCII.GetBytes($"\\u{(int)c:x4}", Room(LongestEscape));
                Length += LongestEscape;
                break;
        }
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + size));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsSpan(Length);
    }

    private static char[] Escaped() =>
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\x7F', '\u2028', '\u2029'];
}

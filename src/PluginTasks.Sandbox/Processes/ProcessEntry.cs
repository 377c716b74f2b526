using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>A process as <c>/proc</c> shows it. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html</summary>
/// <param name="Started">In ticks since the machine's start. With the number it means one process for good.</param>
/// <param name="State">One letter.</param>
internal sealed record ProcessEntry(int Id, int Parent, int Session, long Started, char State)
{
    // The kernel takes an environment of a few megabytes at most with the usual stack.
    private const int LargestEnvironment = 8 << 20;

    // The parent of all of them, which have no environment.
    private const int KernelThreads = 2;
    private const int ReadsOfEmpty = 20;

    private static readonly byte[] MarkStart = Encoding.ASCII.GetBytes(ProcessMark.Variable + "=");

    /// <summary>Whether it only waits to be reaped.</summary>
    public bool IsOver => State is 'Z' or 'X';

    public static IEnumerable<ProcessEntry> ReadAll()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture, out var id) && Read(id) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Null where there is none.</summary>
    public static ProcessEntry? Read(int id)
    {
        Span<byte> buffer = stackalloc byte[1024];
        ReadOnlySpan<byte> text = buffer[..Math.Max(0, ProcessFiles.Read(PathOf(id, "stat"), buffer))];

        // The name stands in brackets and may have any character in it, brackets and spaces too.
        var rest = text[(text.LastIndexOf((byte)')') + 1)..];
        Span<Range> fields = stackalloc Range[24];
        var count = 0;
        foreach (var field in rest.Split((byte)' '))
        {
            if (count < fields.Length)
            {
                fields[count++] = field;
            }
        }

        return count < fields.Length ? null : new ProcessEntry(
            id, (int)Number(rest[fields[2]]), (int)Number(rest[fields[4]]), Number(rest[fields[20]]), (char)rest[fields[1]][0]);
    }

    /// <summary>The user that it runs as; null where it is gone.</summary>
    public int? ReadUser()
    {
        Span<byte> buffer = stackalloc byte[1024];
        var text = buffer[..Math.Max(0, ProcessFiles.Read(PathOf(Id, "status"), buffer))];
        var at = text.IndexOf("\nUid:\t"u8);
        return at >= 0 && Utf8Parser.TryParse(text[(at + 6)..], out int user, out _) ? user : null;
    }

    /// <summary>Its mark; null where it has none or where it is another user's.</summary>
    public string? ReadMark()
    {
        // While a process turns into another program it shows no environment for some microseconds; one that was emptied stays so.
        var mark = ReadMark(out var isEmpty);
        for (var again = 0; isEmpty && again < ReadsOfEmpty && Parent != KernelThreads; again++)
        {
            Thread.Yield();
            mark = ReadMark(out isEmpty);
        }

        return mark;
    }

    private string? ReadMark(out bool isEmpty)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        try
        {
            var length = ProcessFiles.Read(PathOf(Id, "environ"), buffer);
            while (length == buffer.Length && length < LargestEnvironment)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
                length = ProcessFiles.Read(PathOf(Id, "environ"), buffer);
            }

            isEmpty = length == 0;
            return MarkIn(buffer.AsSpan(0, Math.Max(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string? MarkIn(ReadOnlySpan<byte> environment)
    {
        foreach (var range in environment.Split((byte)0))
        {
            if (environment[range].StartsWith(MarkStart))
            {
                return Encoding.Latin1.GetString(environment[range][MarkStart.Length..]);
            }
        }

        return null;
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out _) ? number : 0;

    private static string PathOf(int id, string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{name}");
}

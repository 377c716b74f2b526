using System.Buffers;
using System.Text;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Subprocess;

/// <summary>One of a program's two streams: kept for the result, and given out in lines.</summary>
internal sealed class StreamCapture(SubprocessWish wish, bool isError)
{
    /// <summary>As much as is kept.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>A longer line is given in parts.</summary>
    private const int LongestLine = 1 << 20;

    private readonly ArrayBufferWriter<byte> kept = new();
    private readonly ArrayBufferWriter<byte> line = new();

    /// <summary>As UTF-8, invalid bytes replaced; null where it was not asked for.</summary>
    public string? Text => wish is { CaptureOutput: true, Text: true } ? Encoding.UTF8.GetString(kept.WrittenSpan) : null;

    public ReadOnlyMemory<byte>? Bytes => wish is { CaptureOutput: true, Text: false } ? kept.WrittenMemory : null;

    /// <exception cref="SdkException"><c>output_limit</c>.</exception>
    public async Task TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        if (wish.CaptureOutput)
        {
            var room = MostBytes - kept.WrittenCount;
            kept.Write(bytes.Span[..Math.Min(room, bytes.Length)]);
            if (bytes.Length > room)
            {
                throw new SdkException(ErrorCodes.OutputLimit, $"'{wish.Command[0]}' wrote more than {MostBytes:N0} bytes to {(isError ? "standard error" : "standard output")}.");
            }
        }

        while (wish.OnOutput is not null && !bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var part = Math.Min(end < 0 ? bytes.Length : end, LongestLine - line.WrittenCount);
            line.Write(bytes.Span[..part]);
            var isLine = part == end;
            bytes = bytes[(isLine ? part + 1 : part)..];
            if (isLine || line.WrittenCount == LongestLine)
            {
                await GiveAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives the last line, where it had no end.</summary>
    public Task EndAsync() => line.WrittenCount > 0 ? GiveAsync() : Task.CompletedTask;

    private Task GiveAsync()
    {
        var bytes = line.WrittenSpan is [.. var before, (byte)'\r'] ? before : line.WrittenSpan;
        var text = Encoding.UTF8.GetString(bytes);
        line.ResetWrittenCount();
        return wish.OnOutput!(new SubprocessLine(text, isError)) ?? Task.CompletedTask;
    }
}

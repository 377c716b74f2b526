using System.Buffers;
using System.Text;

namespace PluginTasks.Sdk;

/// <summary>
/// Collects what a subprocess writes, as it comes in pieces: for its result, as lines, or both. One piece at a time; the bytes
/// are copied.
/// </summary>
/// <param name="capture">Whether it is kept for the result.</param>
/// <param name="onLine">Gets each line, one at a time; null for nobody.</param>
/// <param name="limit">How many bytes of a stream are kept.</param>
internal sealed class SubprocessOutput(bool capture, Func<SubprocessLine, Task>? onLine = null, long limit = SubprocessOutput.DefaultLimit)
{
    /// <summary>Of one stream.</summary>
    public const long DefaultLimit = 16 << 20;

    private readonly ArrayBufferWriter<byte> output = new();
    private readonly ArrayBufferWriter<byte> error = new();
    private readonly SubprocessLines outputLines = new();
    private readonly SubprocessLines errorLines = new();

    /// <summary>Takes the next piece.</summary>
    /// <exception cref="SdkException"><c>output_limit</c>: it is more than is kept. What fits is kept.</exception>
    public async ValueTask AddAsync(bool isError, ReadOnlyMemory<byte> bytes)
    {
        var isTooMuch = capture && !Keep(isError ? error : output, bytes.Span);
        foreach (var line in onLine is null ? [] : (isError ? errorLines : outputLines).Add(bytes))
        {
            await onLine!(new SubprocessLine(line, isError)).ConfigureAwait(false);
        }

        if (isTooMuch)
        {
            throw OverLimit(isError, limit);
        }
    }

    /// <summary>Gives the last lines where they have no end. To be called once, when all has come.</summary>
    public async ValueTask FinishAsync()
    {
        foreach (var (lines, isError) in new[] { (outputLines, false), (errorLines, true) })
        {
            if (onLine is not null && lines.Finish() is { } line)
            {
                await onLine(new SubprocessLine(line, isError)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What has come so far.</summary>
    /// <param name="command">What was started.</param>
    /// <param name="returnCode">How it ended.</param>
    /// <param name="text">Whether it is given as text instead of bytes.</param>
    public SubprocessResult ToResult(IReadOnlyList<string> command, int returnCode, bool text) => new()
    {
        Command = command,
        ReturnCode = returnCode,
        Stdout = capture && text ? Encoding.UTF8.GetString(output.WrittenSpan) : null,
        Stderr = capture && text ? Encoding.UTF8.GetString(error.WrittenSpan) : null,
        StdoutBytes = capture && !text ? output.WrittenSpan.ToArray() : default(ReadOnlyMemory<byte>?),
        StderrBytes = capture && !text ? error.WrittenSpan.ToArray() : default(ReadOnlyMemory<byte>?),
    };

    /// <summary>The error of a stream that is too long.</summary>
    public static SdkException OverLimit(bool isError, long limit) =>
        new(ErrorCodes.OutputLimit, $"{ErrorCodes.OutputLimit}: more than {limit} bytes of standard {(isError ? "error" : "output")}");

    private bool Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> bytes)
    {
        var room = limit - kept.WrittenCount;
        kept.Write(bytes.Length <= room ? bytes : bytes[..(int)room]);
        return bytes.Length <= room;
    }
}

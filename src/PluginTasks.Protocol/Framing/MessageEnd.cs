using System.IO.Pipelines;

namespace PluginTasks.Protocol.Framing;

/// <summary>One end of a connection: bytes come in, bytes go out. It does not matter whether a process is between.</summary>
public sealed class MessageEnd(PipeReader input, PipeWriter output) : IDuplexPipe
{
    private const int PausesAt = 1 << 20;

    public PipeReader Input { get; } = input;

    public PipeWriter Output { get; } = output;

    /// <summary>The two ends of a connection within this process.</summary>
    public static (MessageEnd Host, MessageEnd Module) CreatePair()
    {
        var options = new PipeOptions(pauseWriterThreshold: PausesAt, resumeWriterThreshold: PausesAt / 2, useSynchronizationContext: false);
        Pipe toModule = new(options), toHost = new(options);
        return (new MessageEnd(toHost.Reader, toModule.Writer), new MessageEnd(toModule.Reader, toHost.Writer));
    }

    /// <summary>An end over the pipes to or from another process, which it closes with itself.</summary>
    public static MessageEnd Over(Stream input, Stream output) =>
        new(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 65_536)), PipeWriter.Create(output));
}

namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>A request to be sent.</summary>
public sealed record SendHttp
{
    public required string Method { get; init; }

    public required string Url { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[]? Body { get; init; }

    public double TimeoutSeconds { get; init; } = 30;

    public long MaxReplyBytes { get; init; }
}

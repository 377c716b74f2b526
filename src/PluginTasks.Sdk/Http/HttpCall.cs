using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>A request to send. Immutable and thread safe.</summary>
public sealed record HttpCall
{
    /// <summary>The method. Default: <c>GET</c>.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The absolute address, http or https.</summary>
    public required string Url { get; init; }

    /// <summary>Headers. Default: none. The proxy decides on <c>Host</c> and on those of the connection.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body. Default: none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>How long to wait for the whole reply. Default: 30 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>How large a reply may be. Default: 16 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaxReplyBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>A request with a JSON body and its content type. The names in it are those that <see cref="ModuleJson"/> makes.</summary>
    /// <exception cref="ArgumentException">The body cannot be written as JSON.</exception>
    public static HttpCall Json(string method, string url, object? body) => new()
    {
        Method = method,
        Url = url,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        Body = JsonSerializer.SerializeToUtf8Bytes(ModuleJson.ToElement(body)),
    };
}

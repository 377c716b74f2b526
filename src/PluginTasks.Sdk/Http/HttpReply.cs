using System.Text;
using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>A reply. Immutable and thread safe.</summary>
public sealed record HttpReply
{
    /// <summary>The status, such as 200.</summary>
    public required int Status { get; init; }

    /// <summary>The headers; a name may come with several values. Default: none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The body as it came. Default: empty.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the status is one of 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The body as UTF-8; invalid bytes are replaced.</summary>
    public string Text() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body read as JSON.</summary>
    /// <param name="options">
    /// How names are matched, such as <see cref="JsonSerializerOptions.Web"/> for camel case.
    /// Default: those of <see cref="ModuleJson"/>, snake case.
    /// </param>
    /// <exception cref="JsonException">It is not JSON, or not a <typeparamref name="T"/>.</exception>
    public T? Json<T>(JsonSerializerOptions? options = null) => JsonSerializer.Deserialize<T>(Body.Span, options ?? ModuleJson.Options);

    /// <summary>Gives the reply itself where <see cref="IsSuccess"/>.</summary>
    /// <exception cref="SdkException"><c>http_failed</c>, with the status: it is not.</exception>
    public HttpReply EnsureSuccess() =>
        IsSuccess ? this : throw new SdkException(ErrorCodes.HttpFailed, $"The server answered with the status {Status}.");
}

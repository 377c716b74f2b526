using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PluginTasks.Web.Api;

namespace PluginTasks.Web.Problems;

/// <summary>A problem document (RFC 9457) with our code. Immutable.</summary>
public sealed record Problem
{
    private const string ContentType = "application/problem+json";

    public string Type { get; init; } = "about:blank";

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>Stays the same over versions.</summary>
    public required string Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>What is wrong with which field, where that is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    internal static Problem Of(int status, string code, string? detail = null) =>
        new() { Status = status, Code = code, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };

    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, this, ApiJson.Default.Problem, context.RequestAborted);
        }
    }
}

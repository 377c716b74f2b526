using System.Text.Json;
using System.Text.Json.Serialization;
using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Running;

/// <summary>What a task keeps of the call that it came from, beside user, organization and session key.</summary>
/// <param name="Language">The user's language then.</param>
/// <param name="Trace">The trace that the call belonged to, as a <c>traceparent</c>.</param>
/// <param name="V">The version of this shape.</param>
internal sealed record StoredContext(string? Language, string? Trace, int V = StoredContext.Version)
{
    private const int Version = 1;

    /// <summary>Null where there is nothing to keep, so that the column costs nothing.</summary>
    public static string? Write(Session? session, string? trace)
    {
        var language = session is null || session.Language == Session.Anonymous.Language ? null : session.Language;
        return language is null && trace is null
            ? null
            : JsonSerializer.Serialize(new StoredContext(language, trace), StoredContextJson.Default.StoredContext);
    }

    /// <summary>A context that a newer program wrote is left aside: a task runs without a language rather than not at all.</summary>
    public static StoredContext Read(string? json) =>
        json is not null && JsonSerializer.Deserialize(json, StoredContextJson.Default.StoredContext) is { V: Version } context
            ? context
            : new StoredContext(null, null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredContext))]
internal sealed partial class StoredContextJson : JsonSerializerContext;

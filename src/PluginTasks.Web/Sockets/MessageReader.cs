using System.Text.Json;

namespace PluginTasks.Web.Sockets;

/// <summary>Reads what clients say: one object, one message, nothing that is not known.</summary>
internal static class MessageReader
{
    private const int LongestText = 1_024;
    private const int MostAcknowledged = 1_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="WireException"><c>bad_message</c>, <c>unknown_message</c>, <c>missing_field</c>.</exception>
    public static ClientMessage Read(ReadOnlyMemory<byte> json)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Bad("A message is an object.", null);
        }

        var requestId = Text(root, "requestId", null);
        JsonProperty? message = null;
        foreach (var property in root.EnumerateObject().Where(p => !p.NameEquals("requestId")))
        {
            if (message is { } first)
            {
                throw Bad($"'{Shown(first.Name)}' and '{Shown(property.Name)}': an object has one message.", requestId);
            }

            message = property;
        }

        return message is { } found
            ? Read(found.Name, found.Value, requestId) with { RequestId = requestId }
            : throw Bad("The object has no message.", requestId);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (HalfCharacters.AreIn(json.Span))
        {
            throw Bad("A text has half of a character in it.", null);
        }

        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException error)
        {
            throw Bad($"This is not JSON: {error.Message}", null);
        }
    }

    private static ClientMessage Read(string name, JsonElement body, string? requestId)
    {
        if (name is not ("navigate" or "action" or "ack" or "subscribe" or "unsubscribe" or "surfaceState" or "pong"))
        {
            throw new WireException(WireErrorCodes.UnknownMessage, $"There is no message '{Shown(name)}'.") { RequestId = requestId };
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"'{name}' is an object.", requestId);
        }

        switch (name)
        {
            case "navigate":
                Known(body, requestId, "path", "params");
                return new NavigateMessage(Needed(body, "path", requestId), Map(body, "params", requestId));
            case "action":
                Known(body, requestId, "name", "context", "surfaceId", "componentId", "event");
                return new ActionMessage(
                    Needed(body, "name", requestId),
                    Map(body, "context", requestId),
                    Text(body, "surfaceId", requestId) ?? "main",
                    Text(body, "componentId", requestId),
                    Event(body, requestId));
            case "ack":
                Known(body, requestId, "messageIds");
                return new AckMessage(Ids(body, requestId));
            case "subscribe":
                // Stream and event are the page's to say; a client may repeat them.
                Known(body, requestId, "bindingId", "surfaceId", "stream", "event");
                return new SubscribeMessage(Needed(body, "bindingId", requestId), Text(body, "surfaceId", requestId) ?? "main");
            case "unsubscribe":
                Known(body, requestId, "bindingId", "surfaceId");
                return new UnsubscribeMessage(Needed(body, "bindingId", requestId), Text(body, "surfaceId", requestId) ?? "main");
            case "surfaceState":
                Known(body, requestId, "surfaceId", "values");
                _ = Map(body, "values", requestId) ?? throw Missing("values", requestId);
                return new SurfaceStateMessage();
            default:
                Known(body, requestId);
                return new PongMessage();
        }
    }

    private static TaskEventRef? Event(JsonElement body, string? requestId)
    {
        if (Map(body, "event", requestId) is not { } about)
        {
            return null;
        }

        Known(about, requestId, "taskId", "seq", "callback");
        return about.TryGetProperty("seq", out var seq) && seq.ValueKind == JsonValueKind.Number && seq.TryGetInt64(out var number)
            ? new TaskEventRef(Needed(about, "taskId", requestId), number, Needed(about, "callback", requestId))
            : throw Missing("seq", requestId);
    }

    private static string[] Ids(JsonElement body, string? requestId)
    {
        if (!body.TryGetProperty("messageIds", out var list))
        {
            throw Missing("messageIds", requestId);
        }

        return list.ValueKind == JsonValueKind.Array
            && list.GetArrayLength() <= MostAcknowledged
            && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
            : throw Bad($"'messageIds' is a list of up to {MostAcknowledged} texts.", requestId);
    }

    private static void Known(JsonElement body, string? requestId, params ReadOnlySpan<string> names)
    {
        foreach (var property in body.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw Bad($"'{Shown(property.Name)}' is not known here.", requestId);
            }
        }
    }

    private static string Needed(JsonElement body, string name, string? requestId) =>
        Text(body, name, requestId) is { Length: > 0 } text ? text : throw Missing(name, requestId);

    private static string? Text(JsonElement body, string name, string? requestId)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text
            ? text
            : throw Bad($"'{name}' is a text of up to {LongestText} characters.", requestId);
    }

    private static JsonElement? Map(JsonElement body, string name, string? requestId)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? value.Clone() : throw Bad($"'{name}' is an object.", requestId);
    }

    private static WireException Missing(string name, string? requestId) => new(WireErrorCodes.MissingField, $"'{name}' is missing.") { RequestId = requestId };

    private static WireException Bad(string message, string? requestId) => new(WireErrorCodes.BadMessage, message) { RequestId = requestId };

    /// <summary>What somebody wrote may be long.</summary>
    private static string Shown(string name) => name.Length <= 64 ? name : name[..64] + "…";
}

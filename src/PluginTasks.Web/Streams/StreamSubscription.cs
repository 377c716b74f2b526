using System.Text.Json;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Streams;

/// <summary>One binding on one connection: makes store values of events, and nothing of them once it is over. Thread safe.</summary>
/// <param name="target">Where they go.</param>
/// <param name="bindingId">The component.</param>
/// <param name="outgoing">Where they are sent.</param>
/// <param name="transform">Calls the action that makes the values; gives its answer.</param>
internal sealed class StreamSubscription(StreamTarget target, string bindingId, OutgoingMessages outgoing, Func<string, JsonMap, Task<JsonElement?>> transform)
    : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<JsonElement> window = new();
    private IDisposable? listener;
    private bool isTransforming;
    private bool isOver;

    /// <summary>Listens until disposed.</summary>
    public StreamSubscription Listen(StreamHub hub, Session session)
    {
        listener = hub.Listen(target.Stream, session, Take);
        return this;
    }

    /// <summary>What is on its way by then, as an event or as an answer, is not for what is shown next.</summary>
    public void Dispose()
    {
        listener?.Dispose();
        lock (gate)
        {
            isOver = true;
        }
    }

    public void Take(PublishEvent published)
    {
        if (target.Event is { } wanted && wanted != published.Event)
        {
            return;
        }

        if (target.Transformer is { } action)
        {
            _ = TransformAsync(action, published);
        }
        else if (target.Mappings.Count == 0)
        {
            Send(published.Payload, fields: null);
        }
        else
        {
            Send(null, [.. target.Mappings.Select(m => (m.Field, m.Selector.In(published.Payload)))]);
        }
    }

    /// <summary>An event that comes while the last one is still being worked on is passed over: the values are those of a moment.</summary>
    private async Task TransformAsync(string action, PublishEvent published)
    {
        lock (gate)
        {
            if (isTransforming || isOver)
            {
                return;
            }

            isTransforming = true;
        }

        try
        {
            var answer = await transform(action, JsonMap.From(new Dictionary<string, object?>
            {
                ["binding_id"] = bindingId,
                ["source_stream"] = published.Stream,
                ["event"] = published.Event,
                ["payload"] = published.Payload,
                ["target"] = new { store = target.Scope, path = "/" + target.Path },
                ["context"] = target.Context is { } context ? JsonElement.Parse(context) : null,
            }));
            if (answer is not { ValueKind: JsonValueKind.Object } given)
            {
                return;
            }

            if (given.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object)
            {
                Send(null, [.. values.EnumerateObject().Select(v => (v.Name, (JsonElement?)v.Value))]);
            }
            else if (given.TryGetProperty("value", out var value))
            {
                Send(value, fields: null);
            }
        }
        catch (SdkException)
        {
            // Its module's log says why; a stream has nobody to tell.
        }
        finally
        {
            lock (gate)
            {
                isTransforming = false;
            }
        }
    }

    private void Send(JsonElement? value, IReadOnlyList<(string Field, JsonElement? Value)>? fields)
    {
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            if (target.Window is { } most)
            {
                window.Enqueue(value ?? ModuleJson.ToElement((fields ?? []).ToDictionary(f => f.Field, f => f.Value)));
                if (window.Count > most)
                {
                    window.Dequeue();
                }
            }

            outgoing.Add(WireJson.Message("stateUpdate", writer => Write(writer, value, fields)), mayBeDropped: true);
        }
    }

    private void Write(Utf8JsonWriter writer, JsonElement? value, IReadOnlyList<(string Field, JsonElement? Value)>? fields)
    {
        writer.WriteString("scope", target.Scope);
        writer.WriteStartObject("values");
        if (target.Window is not null)
        {
            writer.WriteStartArray("/" + target.Path);
            foreach (var item in window)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
        else if (fields is null)
        {
            writer.Element("/" + target.Path, value);
        }
        else
        {
            foreach (var (field, given) in fields)
            {
                writer.Element($"/{target.Path}/{field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", given);
            }
        }

        writer.WriteEndObject();
    }
}

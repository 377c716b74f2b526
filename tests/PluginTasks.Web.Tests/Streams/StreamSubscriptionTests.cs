using System.Text;
using System.Text.Json;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Tests.Streams;

public sealed class StreamSubscriptionTests
{
    private static readonly PublishEvent Event = new("m.level", "measured", JsonElement.Parse("7"u8), null, null);

    private readonly StreamHub hub = new();
    private readonly OutgoingMessages outgoing = new(10, 10_000);

    [Fact]
    public async Task Event_BeforeAndAfterTheEnd_IsSentAndIsNot()
    {
        var subscription = Subscribe(transformer: null);

        await hub.PublishAsync(Event, CancellationToken.None);
        subscription.Dispose();
        await hub.PublishAsync(Event, CancellationToken.None);
        subscription.Take(Event);

        Assert.Equal(["""{"stateUpdate":{"scope":"page","values":{"/level":7}}}"""], Sent());
    }

    [Fact]
    public async Task Answer_OfATransformer_AfterTheEnd_IsNotForWhatIsShownNext()
    {
        var answer = new TaskCompletionSource<JsonElement?>();
        var subscription = Subscribe("m.words", answer.Task);
        await hub.PublishAsync(Event, CancellationToken.None);

        subscription.Dispose();
        answer.SetResult(JsonElement.Parse("""{"value":"late"}"""));

        Assert.Empty(Sent());
    }

    private StreamSubscription Subscribe(string? transformer, Task<JsonElement?>? answer = null) =>
        new StreamSubscription(
            new StreamTarget("m.level", null, "page", "level", null, [], transformer, null),
            "level",
            outgoing,
            (_, _) => answer ?? Task.FromResult<JsonElement?>(null)).Listen(hub, Session.Anonymous);

    private List<string> Sent()
    {
        var sent = new List<string>();
        while (outgoing.TryTake(out var next))
        {
            sent.Add(Encoding.UTF8.GetString(next.Json.Span));
        }

        return sent;
    }
}

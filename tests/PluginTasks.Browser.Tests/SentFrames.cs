using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PluginTasks.Browser.Tests;

/// <summary>What goes over the wire of a window, from before its page is loaded.</summary>
internal sealed class SentFrames
{
    private readonly ConcurrentQueue<string> sent = new();
    private readonly ConcurrentQueue<string> received = new();

    private SentFrames(IPage page)
    {
        page.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, frame) => sent.Enqueue(frame.Text ?? "");
            socket.FrameReceived += (_, frame) => received.Enqueue(frame.Text ?? "");
        };
    }

    public IEnumerable<string> Received => received;

    /// <summary>Those that call this action.</summary>
    public IEnumerable<string> Calls(string action) => sent.Where(f => f.Contains($"\"name\":\"{action}\"", StringComparison.Ordinal) && f.Contains("\"action\":", StringComparison.Ordinal));

    public static SentFrames Of(IPage page) => new(page);
}

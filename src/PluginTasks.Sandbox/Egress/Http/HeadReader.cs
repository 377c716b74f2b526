namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Waits for a whole head.</summary>
internal static class HeadReader
{
    /// <summary>The head, taken from the wire; empty where the other side ended before it.</summary>
    /// <exception cref="EgressException">It can no longer become one.</exception>
    public static async ValueTask<byte[]> ReadAsync(Wire wire, EgressOptions options)
    {
        var scanner = new HeadScanner(options.MaxRequestLineBytes, options.MaxHeadBytes);
        while (true)
        {
            var length = scanner.Find(wire.Held.Span);
            if (length >= 0)
            {
                var head = wire.Held[..length].ToArray();
                wire.Take(length);
                return head;
            }

            if (!await wire.FillAsync().ConfigureAwait(false))
            {
                return [];
            }
        }
    }
}

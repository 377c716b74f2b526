using System.Collections.Concurrent;
using System.Threading.Channels;

namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>The lines of a log. Lines are added by any thread; one test at a time waits for them.</summary>
internal sealed class LogRecord
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Channel<bool> more = Channel.CreateUnbounded<bool>();

    public IEnumerable<string> Lines => lines;

    public void Add(string line)
    {
        lines.Enqueue(line);
        more.Writer.TryWrite(true);
    }

    /// <summary>Waits for a line, which may be there already.</summary>
    public async Task<string> UntilAsync(Func<string, bool> isIt)
    {
        while (true)
        {
            if (lines.FirstOrDefault(isIt) is { } found)
            {
                return found;
            }

            await more.Reader.ReadAsync();
        }
    }
}

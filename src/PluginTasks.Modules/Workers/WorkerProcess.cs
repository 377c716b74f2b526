using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Framing;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Workers;

/// <summary>A worker. It has two pipes for messages; what module code prints comes on its output, and goes to the log.</summary>
internal sealed class WorkerProcess : IModuleProcess
{
    /// <summary>A line without an end is cut here.</summary>
    private const int LongestLine = 8_192;

    private const int Aborted = 6;

    // What the runtime writes when it ends for want of memory.
    private static readonly string[] OutOfMemory = ["Out of memory", "Unhandled exception. System.OutOfMemoryException"];
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly ChildProcess process;
    private readonly string module;
    private readonly IModuleLog log;
    private readonly HeldChild? held;
    private readonly Task printing;
    private volatile bool ranOutOfMemory;

    public WorkerProcess(ChildProcess process, string module, IModuleLog log, HeldChild? held = null)
    {
        this.process = process;
        this.module = module;
        this.log = log;
        this.held = held;
        End = MessageEnd.Over(process.MessagesOut!, process.MessagesIn!);
        printing = Task.WhenAll(LogAsync(process.Output, ModuleLogLevel.Info), LogAsync(process.Error, ModuleLogLevel.Warning));
        Ended = EndAsync();
    }

    public MessageEnd End { get; }

    public int? ProcessId => process.Id;

    public Task<string> Ended { get; }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync().ConfigureAwait(false);
        await printing.ConfigureAwait(false);

        // How it ended is read from its control group, which goes with this.
        await Ended.ConfigureAwait(false);
        held?.Dispose();
    }

    private async Task<string> EndAsync()
    {
        var code = await process.Ended.ConfigureAwait(false);
        if (code == -Aborted)
        {
            // The runtime says why in its last words, which may still be in the pipe.
            await Task.WhenAny(printing, Task.Delay(LastWords, TimeProvider.System)).ConfigureAwait(false);
        }

        if (held?.Exceeded is { } limit)
        {
            return SdkException.LimitExceeded(limit).Message;
        }

        if (ranOutOfMemory && code == -Aborted)
        {
            return SdkException.LimitExceeded("memory").Message;
        }

        return code < 0 ? $"worker exited (signal {-code})" : $"worker exited (code {code})";
    }

    private async Task LogAsync(Stream output, ModuleLogLevel level)
    {
        await Task.Yield();
        try
        {
            using var reader = new StreamReader(output);
            var line = new System.Text.StringBuilder();
            var buffer = new char[1_024];
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var count && count > 0)
            {
                foreach (var letter in buffer.AsMemory(0, count).ToArray())
                {
                    if (letter == '\n' || line.Length == LongestLine)
                    {
                        Flush(line, level);
                    }

                    if (letter is not ('\n' or '\r'))
                    {
                        line.Append(letter);
                    }
                }
            }

            Flush(line, level);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // It was killed, and its pipes with it.
        }
    }

    private void Flush(System.Text.StringBuilder line, ModuleLogLevel level)
    {
        if (line.Length > 0)
        {
            var text = line.ToString();
            ranOutOfMemory |= level == ModuleLogLevel.Warning && OutOfMemory.Any(o => text.StartsWith(o, StringComparison.Ordinal));
            log.Line(module, new ModuleLine(level, PlainText.Of(text)));
            line.Clear();
        }
    }
}

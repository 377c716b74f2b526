using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Framing;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Workers;

/// <summary>A worker. It has two pipes for messages; what module code prints comes on its output, and goes to the log.</summary>
internal sealed class WorkerProcess : IModuleProcess
{
    /// <summary>A line without an end is cut here.</summary>
    private const int LongestLine = 8_192;

    private readonly ChildProcess process;
    private readonly string module;
    private readonly IModuleLog log;
    private readonly Task printing;

    public WorkerProcess(ChildProcess process, string module, IModuleLog log)
    {
        this.process = process;
        this.module = module;
        this.log = log;
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
    }

    private async Task<string> EndAsync()
    {
        var code = await process.Ended.ConfigureAwait(false);
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
            log.Line(module, new ModuleLine(level, line.ToString()));
            line.Clear();
        }
    }
}

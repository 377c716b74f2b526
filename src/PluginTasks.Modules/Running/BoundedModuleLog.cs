using System.Collections.Concurrent;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>
/// Keeps each module from filling the log: what comes beyond so many lines in a second is left out and counted. What runs a module's
/// code leaves lines out by itself where the host cannot keep up, but need not. Thread safe.
/// </summary>
public sealed class BoundedModuleLog(IModuleLog log, TimeProvider time) : IModuleLog
{
    /// <summary>Of a module in a second.</summary>
    internal const int MostLines = 1_000;

    private readonly ConcurrentDictionary<string, Second> seconds = new(StringComparer.Ordinal);

    public void Started(string module, int generation, int? processId) => log.Started(module, generation, processId);

    public void StartFailed(string module, Exception error) => log.StartFailed(module, error);

    public void Died(string module, int generation, string how)
    {
        Tell(module, seconds.GetValueOrDefault(module)?.Close() ?? 0);
        log.Died(module, generation, how);
    }

    public void Ended(string module, int generation)
    {
        Tell(module, seconds.GetValueOrDefault(module)?.Close() ?? 0);
        log.Ended(module, generation);
    }

    public void CallFailed(string module, string call, string correlationId, Exception error) => log.CallFailed(module, call, correlationId, error);

    public void LongRunningFailed(string module, string name, Exception error) => log.LongRunningFailed(module, name, error);

    public void Line(string module, ModuleLine line)
    {
        var isLet = seconds.GetOrAdd(module, static _ => new Second()).Lets(time.GetTimestamp() / time.TimestampFrequency, out var leftOut);
        Tell(module, leftOut);
        if (isLet)
        {
            log.Line(module, line);
        }
    }

    private void Tell(string module, long leftOut)
    {
        if (leftOut > 0)
        {
            log.Line(module, new ModuleLine(ModuleLogLevel.Warning, $"{leftOut} lines were left out: there were more than {MostLines} in a second."));
        }
    }

    private sealed class Second
    {
        private readonly Lock gate = new();
        private long number;
        private int lines;
        private long leftOut;

        /// <param name="now">Which second it is.</param>
        /// <param name="before">How many lines of an earlier one were left out, and nobody was told.</param>
        public bool Lets(long now, out long before)
        {
            lock (gate)
            {
                before = 0;
                if (number != now)
                {
                    (number, lines, before, leftOut) = (now, 0, leftOut, 0);
                }

                if (lines == MostLines)
                {
                    leftOut++;
                    return false;
                }

                lines++;
                return true;
            }
        }

        /// <summary>How many lines were left out, and nobody was told.</summary>
        public long Close()
        {
            lock (gate)
            {
                var untold = leftOut;
                leftOut = 0;
                return untold;
            }
        }
    }
}

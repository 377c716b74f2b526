using System.Text;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Makes log lines of what a module prints. Thread safe by the console, which wraps it.</summary>
internal sealed class ConsoleLines(LogLines lines, ModuleLogLevel level) : TextWriter
{
    private const int LongestLine = 4 << 10;

    private readonly StringBuilder line = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Lets this process print to the log, until the returned is disposed of.</summary>
    public static IDisposable Take(LogLines lines) => new Taken(lines);

    public override void Write(char value)
    {
        if (value != '\n' && line.Length < LongestLine)
        {
            line.Append(value);
            return;
        }

        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        lines.Write(new LogLine(level, text, null, null, CurrentCall.Value?.Task?.Id));
        if (value != '\n')
        {
            line.Append(value);
        }
    }

    public override void Flush()
    {
        // A line is sent when it ends, so that what belongs together stays so.
    }

    private sealed class Taken : IDisposable
    {
        private readonly TextWriter output = Console.Out;
        private readonly TextWriter error = Console.Error;

        public Taken(LogLines lines)
        {
            Console.SetOut(new ConsoleLines(lines, ModuleLogLevel.Info));
            Console.SetError(new ConsoleLines(lines, ModuleLogLevel.Warning));
        }

        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}

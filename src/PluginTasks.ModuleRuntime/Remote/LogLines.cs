using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The way of log lines to the host. Where the host cannot keep up, lines are left out and counted. Thread safe.</summary>
internal sealed class LogLines(HostLink host)
{
    private readonly Lock gate = new();
    private Task room = Task.CompletedTask;
    private long leftOut;

    public void Write(LogLine line)
    {
        var within = CurrentCall.Value?.LastNumber ?? 0;
        lock (gate)
        {
            if (!room.IsCompleted)
            {
                leftOut++;
                return;
            }

            if (leftOut > 0)
            {
                var notice = new LogLine(ModuleLogLevel.Warning, $"{leftOut} lines were left out: they came faster than they could be sent.", null, null, null);
                leftOut = 0;
                _ = host.Connection.NoteAsync(HostMethods.Log, notice, within);
            }

            room = host.Connection.NoteAsync(HostMethods.Log, line, within);
        }
    }
}

using System.Globalization;
using System.Threading.Channels;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Framing;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

public sealed class LogLinesTests
{
    private const int Many = 20_000;

    [Fact(Timeout = 60_000)]
    public async Task Write_MoreThanTheHostTakes_LeavesLinesOutAndSaysHowMany()
    {
        var (host, module) = MessageEnd.CreatePair();
        await using var connection = new ProtocolConnection(module, new CallHandlers());
        var link = new HostLink(TimeProvider.System) { Connection = connection };
        var padding = new string('x', 1_000);
        var written = 0;
        void Write() => link.Log.Write(new LogLine(ModuleLogLevel.Info, $"{written++} {padding}", null, null, null));

        // Nobody reads yet.
        while (written < Many)
        {
            Write();
        }

        var lines = Channel.CreateUnbounded<LogLine>();
        await using var reading = new ProtocolConnection(host, new CallHandlers().OnNote(HostMethods.Log, (_, line) => lines.Writer.TryWrite(line)));
        reading.Start();
        connection.Start();

        var came = 0;
        LogLine? notice = null;
        while (notice is null)
        {
            Write();
            while (notice is null && lines.Reader.TryRead(out var line))
            {
                notice = line.Level == ModuleLogLevel.Warning ? line : null;
                came += notice is null ? 1 : 0;
            }

            await Task.Yield();
        }

        // The line after it says how many were written before.
        var next = await lines.Reader.ReadAsync();
        Assert.InRange(came, 1, Many / 2);
        Assert.Equal($"{int.Parse(next.Message.Split(' ')[0], CultureInfo.InvariantCulture) - came} lines were left out: they came faster than they could be sent.", notice.Message);
    }
}

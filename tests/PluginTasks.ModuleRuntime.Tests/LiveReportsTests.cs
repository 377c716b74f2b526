using System.Threading.Channels;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Framing;
using PluginTasks.Protocol.Messages;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

public sealed class LiveReportsTests
{
    [Fact(Timeout = 60_000)]
    public async Task Report_OfOneTaskInSeveralCalls_IsSentWithinTheCallThatSaidIt()
    {
        var (host, module) = MessageEnd.CreatePair();
        var sent = Channel.CreateUnbounded<(long Within, double? Progress)>();
        await using var reading = new ProtocolConnection(
            host, new CallHandlers().OnNote(HostMethods.Emit, (within, report) => sent.Writer.TryWrite((within, report.Progress))));
        await using var connection = new ProtocolConnection(module, new CallHandlers());
        reading.Start();
        connection.Start();
        using var reports = new LiveReports(new HostLink(new StoppedTime()) { Connection = connection });

        for (var call = 1; call <= 3; call++)
        {
            CurrentCall.Value = new CurrentCall(call, Session.Anonymous);
            reports.Report("t", call / 10d, null, null);
        }

        reports.Flush("t");

        Assert.Equal((1, 0.1), await sent.Reader.ReadAsync());
        Assert.Equal((2, 0.2), await sent.Reader.ReadAsync());
        Assert.Equal((3, 0.3), await sent.Reader.ReadAsync());
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}

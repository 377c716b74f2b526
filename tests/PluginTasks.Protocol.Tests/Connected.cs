using System.IO.Pipelines;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.Protocol.Tests;

/// <summary>Two ends that talk, over channels of this process or over the pipes of the system.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private Connected(ProtocolConnection host, ProtocolConnection module)
    {
        Host = host;
        Module = module;
        Host.Start();
        Module.Start();
    }

    public ProtocolConnection Host { get; }

    public ProtocolConnection Module { get; }

    public static Connected Over(bool systemPipes, CallHandlers? host = null, CallHandlers? module = null, ConnectionOptions? options = null)
    {
        var (hostEnd, moduleEnd) = systemPipes ? SystemPipes() : MessageEnd.CreatePair();
        return new Connected(new ProtocolConnection(hostEnd, host ?? new CallHandlers(), options), new ProtocolConnection(moduleEnd, module ?? new CallHandlers(), options));
    }

    /// <summary>A connection whose other side is the test itself.</summary>
    public static (ProtocolConnection Connection, PipeWriter ToIt, PipeReader FromIt) Alone(CallHandlers? handlers = null, ConnectionOptions? options = null)
    {
        var (own, other) = MessageEnd.CreatePair();
        var connection = new ProtocolConnection(own, handlers ?? new CallHandlers(), options);
        connection.Start();
        return (connection, other.Output, other.Input);
    }

    public async ValueTask DisposeAsync()
    {
        var module = Module.DisposeAsync();
        await Host.DisposeAsync();
        await module;
    }

    /// <summary>Two sockets of this machine: reads from anonymous pipes cannot be given up, and would hold a test that ends.</summary>
    private static (MessageEnd Host, MessageEnd Module) SystemPipes()
    {
        using var listener = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        listener.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        listener.Listen(1);
        var module = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        module.Connect(listener.LocalEndPoint!);
        var host = new System.Net.Sockets.NetworkStream(listener.Accept(), ownsSocket: true);
        var other = new System.Net.Sockets.NetworkStream(module, ownsSocket: true);
        return (MessageEnd.Over(host, host), MessageEnd.Over(other, other));
    }
}

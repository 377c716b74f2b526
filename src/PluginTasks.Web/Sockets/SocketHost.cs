using Microsoft.Extensions.Logging;
using PluginTasks.Modules.Hosting;
using PluginTasks.Web.Actions;
using PluginTasks.Web.Streams;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Sockets;

/// <summary>What all connections of a host share.</summary>
/// <param name="Host">The modules and tasks.</param>
/// <param name="Pages">Who may see which.</param>
/// <param name="Actions">What clients call.</param>
/// <param name="Streams">What modules publish.</param>
/// <param name="Options">The limits.</param>
/// <param name="Time">Whose clock counts.</param>
/// <param name="Log">Where failures are told.</param>
/// <param name="Stopping">Trips when the host stops.</param>
internal sealed record SocketHost(
    PluginHost Host, PageDoor Pages, ActionCalls Actions, StreamHub Streams, SocketOptions Options, TimeProvider Time, ILogger Log, CancellationToken Stopping)
{
    /// <summary>By which a client that stayed open over an upgrade notices.</summary>
    public string Version { get; } = typeof(SocketHost).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static SocketHost Over(
        PluginHost host, StreamHub streams, ILogger log, SocketOptions? options = null, TimeProvider? time = null, CancellationToken stopping = default) => new(
            host, new PageDoor(() => host.Library), new ActionCalls(host, new CallbackMemory(), log, stopping), streams,
            options ?? new SocketOptions(), time ?? TimeProvider.System, log, stopping);
}

using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PluginTasks.Modules.Reloading;
using PluginTasks.Sdk;
using PluginTasks.Testing;
using PluginTasks.Tests;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.Sockets;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>What has an order keeps it, however the work that it begins is taken up.</summary>
public sealed class SocketOrderTests : IAsyncLifetime
{
    private ModuleTestHost modules = null!;
    private SocketHost host = null!;

    public async Task InitializeAsync()
    {
        modules = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions());
        host = SocketHost.Over(modules.Host, new StreamHub(), NullLogger.Instance);
    }

    public async Task DisposeAsync() => await modules.DisposeAsync();

    [Fact]
    public async Task SetOut_TwoAfterEachOther_TheLastCountsWhicheverBeginsFirst()
    {
        using var client = Connect();
        var first = client.SetOut("/probe/front", JsonMap.Empty, "n1");
        var second = client.SetOut("/probe/panel", JsonMap.Empty, "n2");

        await second();
        await first();

        Assert.Equal("""{"currentPath":{"path":"/probe/panel","params":{}}}""", Assert.Single(Sent(client), s => s.Contains("currentPath", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reloads_AfterEachOther_AreToldInTheirOrder()
    {
        using var client = Connect();
        var dispatch = new MessageDispatch(host, client);

        dispatch.Take(new ModuleReload("probe", ReloadKind.Pages, [new ModuleProblem("PT1", "file", 1, 1, "broken")]));
        dispatch.Take(new ModuleReload("probe", ReloadKind.Pages, []));

        var told = Sent(client);
        Assert.Equal(2, told.Count);
        Assert.Contains("broken", told[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"module":"probe","what":"pages","diagnostics":[]}}""", told[1], StringComparison.Ordinal);
        await dispatch.DrainAsync();
    }

    private SocketConnection Connect() => new(host, new SignedIn { Id = "s", Session = new Session { UserId = "root", Role = "super" } });

    private static List<string> Sent(SocketConnection client)
    {
        var sent = new List<string>();
        while (client.Outgoing.TryTake(out var next))
        {
            sent.Add(Encoding.UTF8.GetString(next.Json.Span));
        }

        return sent;
    }
}

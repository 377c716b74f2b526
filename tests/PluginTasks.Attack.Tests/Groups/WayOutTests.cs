using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Modules.Access;
using PluginTasks.Sandbox.Access.Decisions;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>Where a module gets to that may reach one path of one server.</summary>
public sealed class WayOutTests(AttackedHost host) : AttackGroup(host)
{
    private const int Internet = 2;
    private const int Stream = 1;

    [Theory(Timeout = 60_000), InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line43_WithARule_NothingIsReachedButTheProxy(Side side)
    {
        if (!IsRoot)
        {
            return;
        }

        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var serving = ServeAsync(server);
        var address = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";
        var wish = new AccessWish("attacker", "network", "receive", address + "/open/");
        await Host.Test.Host.Access.DecideAsync(wish, AccessVerdict.Session, "root");
        try
        {
            Assert.Equal("200 from the server", await FetchAsync(side, address + "/open/a"));
            Assert.StartsWith("403 sandbox_network_denied:attacker:", await FetchAsync(side, address + "/closed"), StringComparison.Ordinal);
            await Host.RefusesAsync(
                side,
                Call.To("socket", Internet, Stream, 0).Works(),
                Call.To("connect", new Call.Ref(0), TalkingTests.Address(((IPEndPoint)server.LocalEndpoint).Port), 16).Fails(Denied),
                Call.To("bind", new Call.Ref(0), TalkingTests.Address(0), 16).Fails(NotPermitted, Denied),
                Call.To("listen", new Call.Ref(0), 1).Fails(NotPermitted));
        }
        finally
        {
            await Host.Test.Host.Access.ForgetAsync(wish, "root");
            server.Stop();
            await serving;
        }
    }

    private async Task<string> FetchAsync(Side side, string url) => side == Side.Worker
        ? (await Host.Test.CallAsync("attacker.fetch", new { url })).Value!.Value.GetString()!
        : (await Host.RunAsync(new { command = new[] { "dotnet", Path.Combine(Host.CodeFolder, "lib", "Attacker.dll"), url } })) is { Code: 0, Output: { } output } ? output.Trim() : "failed";

    private static async Task ServeAsync(TcpListener server)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync();
                var stream = client.GetStream();

                // All of the head: a connection that ends with something unread is reset, and the answer may be lost with it.
                using var reader = new StreamReader(stream, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 15\r\nConnection: close\r\n\r\nfrom the server"));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // Stopped.
        }
    }
}

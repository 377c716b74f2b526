using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;
using PluginTasks.Testing;
using PluginTasks.Tests;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.Sockets;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>
/// A real server with the probe's module. Whoever connects says who they are: signing in is not what is tested here. Its sockets' clock
/// stands still, so that on a busy machine nothing is too slow, too late, or too far apart to be counted together.
/// </summary>
internal sealed class SocketRig : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Dictionary<string, SignedIn> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> sessions = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    private SocketRig(ModuleTestHost modules, WebApplication app)
    {
        Modules = modules;
        this.app = app;
    }

    public ModuleTestHost Modules { get; }

    /// <summary>How often a client told that its user is there.</summary>
    public int Uses { get; private set; }

    public static async Task<SocketRig> StartAsync(SocketOptions? options = null, string? database = null, string? module = null, object? settings = null)
    {
        var streams = new StreamHub();
        var modules = await ModuleTestHost.StartAsync(module ?? RepositoryRoot.Probe, new ModuleTestHostOptions { Streams = streams, Database = database, Settings = settings });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var rig = new SocketRig(modules, builder.Build());
        rig.app.UseWebSockets();
        rig.app.Use((HttpContext context, RequestDelegate next) =>
        {
            if (context.Request.Query["user"].ToString() is { Length: > 0 } user)
            {
                context.Set(rig.users[user]);
            }

            return next(context);
        });
        rig.app.MapSocket(
            SocketHost.Over(modules.Host, streams, NullLogger.Instance, options, new ManualTime(), rig.stopping.Token), context => context.Request.Headers.Origin.ToString() is "" or "http://own");
        await rig.app.StartAsync();
        return rig;
    }

    /// <summary>Somebody who may sign in.</summary>
    public SocketRig With(string user, string role = "user")
    {
        sessions[user] = new CancellationTokenSource();
        users[user] = new SignedIn
        {
            Id = $"s-{user}",
            Session = new Session { UserId = user, Role = role, Permissions = [.. Modules.Host.Library.PermissionsOf(role)], SessionKey = $"s-{user}" },
            DisplayName = user.ToUpperInvariant(),
            Ended = sessions[user].Token,
            Use = () => Uses++,
        };
        return this;
    }

    public Task EndSessionAsync(string user) => sessions[user].CancelAsync();

    public Task StopSocketsAsync() => stopping.CancelAsync();

    /// <summary>A connection that has been greeted.</summary>
    public async Task<SocketClient> ConnectAsync(string? user = "ada", string? origin = null)
    {
        if (user is not null && !users.ContainsKey(user))
        {
            With(user);
        }

        var client = await SocketClient.ConnectAsync(new Uri($"{app.Urls.First().Replace("http", "ws", StringComparison.Ordinal)}/ws?user={user}"), origin);
        await client.UntilAsync("hello");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.DisposeAsync();
        await Modules.DisposeAsync();
        stopping.Dispose();
        foreach (var session in sessions.Values)
        {
            session.Dispose();
        }
    }
}

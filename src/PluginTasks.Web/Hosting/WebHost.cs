using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace PluginTasks.Web.Hosting;

/// <summary>The doors of a host: pages, API, health. It does not own the <see cref="Modules.Hosting.PluginHost"/> behind it. Thread safe.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly WebHostSetup setup;
    private readonly WebHostParts parts;
    private readonly CancellationTokenSource closing = new();
    private WebApplication? app;
    private Task upkeep = Task.CompletedTask;

    public WebHost(WebHostSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        OptionsCheck.Demand(setup.Options, setup.Accounts.Users is { IsEmpty: false });
        this.setup = setup;
        parts = new WebHostParts(setup);
    }

    /// <summary>Where it listens, with the ports that the system chose.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    internal WebHostParts Parts => parts;

    /// <exception cref="WebHostException">An address cannot be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        app = WebApp.Build(setup, parts);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new WebHostException(
                $"{string.Join(", ", setup.Options.Urls)} is taken by another program; end it, or choose another address with --urls",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            throw new WebHostException($"{string.Join(", ", setup.Options.Urls)} cannot be listened on: {error.Message}", error);
        }

        Addresses = [.. app.Urls];
        upkeep = KeepUpAsync();
    }

    /// <summary>Takes no more requests, and waits a while for those that are under way.</summary>
    public async Task StopAsync()
    {
        if (!closing.IsCancellationRequested)
        {
            await closing.CancelAsync();
            await upkeep;
            if (app is not null)
            {
                await app.StopAsync(CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        parts.Dispose();
        closing.Dispose();
    }

    private async Task KeepUpAsync()
    {
        using var timer = new PeriodicTimer(setup.Options.LookEvery, setup.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(closing.Token))
            {
                await parts.LookAsync(closing.Token);
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
        }
    }
}

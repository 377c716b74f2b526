using Microsoft.Extensions.Logging;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Web.Health;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.SignIns.OpenId;

namespace PluginTasks.Web.Hosting;

/// <summary>What lives as long as the doors are open. Thread safe.</summary>
internal sealed partial class WebHostParts : IDisposable
{
    private readonly WebHostSetup setup;
    private readonly ILogger log;
    private readonly HostGauges gauges;
    private readonly Telemetry? telemetry = Telemetry.Start();

    public WebHostParts(WebHostSetup setup)
    {
        this.setup = setup;
        log = setup.Log.CreateLogger<WebHost>();
        Sessions = new SessionKeeper(setup.AccountStore, setup.Accounts, setup.Options.SessionIdle, setup.Time);
        Tokens = new ApiTokens(setup.AccountStore, setup.Accounts, setup.Options.HostTokens, setup.Time);
        Link = new OneTimeLink(setup.Options.LinkToken);
        Attempts = new SignInAttempts(setup.Time);
        Languages = new RequestLanguage(() => setup.Host.Library.Messages, setup.Options.DefaultLanguage);
        OpenId = setup.Options.OpenId is { } options ? new OpenIdProvider(options, setup.Time) : null;
        gauges = new HostGauges(Metrics.Meter, setup.Host);
    }

    public SessionKeeper Sessions { get; }

    public ApiTokens Tokens { get; }

    public OneTimeLink Link { get; }

    public SignInAttempts Attempts { get; }

    public RequestLanguage Languages { get; }

    /// <summary>Null where no other service vouches for users.</summary>
    public OpenIdProvider? OpenId { get; }

    public WebMetrics Metrics { get; } = new();

    /// <summary>Somebody came in.</summary>
    public void SignedIn(string way, string user)
    {
        Metrics.SignedIn(way);
        Audit(way, user, "ok");
    }

    /// <summary>Somebody did not come in.</summary>
    /// <param name="way">By which way.</param>
    /// <param name="user">An account that there is; nothing that was only typed, which may be a password in the wrong field.</param>
    public void SignInFailed(string way, string? user)
    {
        Metrics.SignedIn("wrong");
        Audit(way, user, "wrong");
    }

    /// <summary>Ends what is over by now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            setup.Accounts.Users?.LookAgain();
            await Sessions.LookAsync(cancellationToken);
            await Tokens.LookAsync(cancellationToken);
            await gauges.RefreshAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: without a next look nobody's session would ever end again.
            LookFailed(log, error);
        }
    }

    /// <summary>The figures as they are now, in Prometheus' text format.</summary>
    public async Task<string> WriteMetricsAsync(CancellationToken cancellationToken)
    {
        await gauges.RefreshAsync(cancellationToken);
        return Metrics.Write();
    }

    public void Dispose()
    {
        telemetry?.Dispose();
        Sessions.Dispose();
        Tokens.Dispose();
        Metrics.Dispose();
        OpenId?.Dispose();
    }

    private void Audit(string way, string? user, string outcome) =>
        setup.Host.Audit.Write(new AuditEntry { Kind = AuditKind.SignIn, User = user, Subject = way, Outcome = outcome });

    [LoggerMessage(1, LogLevel.Warning, "It could not be looked for sessions that are over; it is tried again")]
    private static partial void LookFailed(ILogger log, Exception error);
}

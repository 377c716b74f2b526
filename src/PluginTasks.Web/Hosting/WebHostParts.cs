using Microsoft.Extensions.Logging;
using PluginTasks.Sdk;
using PluginTasks.Web.Health;
using PluginTasks.Web.Sessions;
using PluginTasks.Web.SignIns.OpenId;

namespace PluginTasks.Web.Hosting;

/// <summary>What lives as long as the doors are open. Thread safe.</summary>
internal sealed partial class WebHostParts(WebHostSetup setup) : IDisposable
{
    private readonly ILogger log = setup.Log.CreateLogger<WebHost>();

    public SessionKeeper Sessions { get; } = new(setup.AccountStore, setup.Accounts, setup.Options.SessionIdle, setup.Time);

    public ApiTokens Tokens { get; } = new(setup.AccountStore, setup.Accounts, setup.Options.HostTokens, setup.Time);

    public OneTimeLink Link { get; } = new(setup.Options.LinkToken);

    public SignInAttempts Attempts { get; } = new(setup.Time);

    public RequestLanguage Languages { get; } = new(() => setup.Host.Library.Messages, setup.Options.DefaultLanguage);

    /// <summary>Null where no other service vouches for users.</summary>
    public OpenIdProvider? OpenId { get; } = setup.Options.OpenId is { } options ? new OpenIdProvider(options, setup.Time) : null;

    public WebMetrics Metrics { get; } = new();

    /// <summary>Ends what is over by now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            setup.Accounts.Users?.LookAgain();
            await Sessions.LookAsync(cancellationToken);
            await Tokens.LookAsync(cancellationToken);
        }
        catch (SdkException error)
        {
            LookFailed(log, error);
        }
    }

    public void Dispose()
    {
        Sessions.Dispose();
        Tokens.Dispose();
        Metrics.Dispose();
        OpenId?.Dispose();
    }

    [LoggerMessage(1, LogLevel.Warning, "It could not be looked for sessions that are over; it is tried again")]
    private static partial void LookFailed(ILogger log, Exception error);
}

using PluginTasks.Cli.Configuration;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Workers;
using PluginTasks.Pages.Values;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Store;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.SignIns.OpenId;

namespace PluginTasks.Cli.Hosting;

/// <summary>From the configuration to the options of the parts.</summary>
internal static class Settings
{
    private const string ClientFolder = "wwwroot";

    public static SqliteTaskStoreOptions Store(HostConfiguration configuration) => new()
    {
        AuditTasks = true,
        Synchronous = configuration.Text(ConfigKeys.Synchronous) == "full" ? Synchronous.Full : Synchronous.Normal,
    };

    public static ModuleHostOptions Modules(HostConfiguration configuration, string dataFolder) => new()
    {
        DataFolder = dataFolder,
        Idle = Span(configuration, ConfigKeys.WorkerIdle),
        DrainTimeout = Span(configuration, ConfigKeys.DrainTimeout),
        CancelGrace = Span(configuration, ConfigKeys.CancelGrace),
    };

    public static WorkerOptions Workers(HostConfiguration configuration)
    {
        var standard = WorkerOptions.Beside(AppContext.BaseDirectory);
        return standard with { MemoryMb = configuration.Number(ConfigKeys.WorkerMemory) ?? standard.MemoryMb };
    }

    public static DiskLimit Disk(HostConfiguration configuration)
    {
        var standard = new DiskLimit();
        return new DiskLimit
        {
            Bytes = configuration.Number(ConfigKeys.WorkerDisk) is { } mb ? (long)mb << 20 : standard.Bytes,
            Files = configuration.Number(ConfigKeys.WorkerFiles) ?? standard.Files,
        };
    }

    public static CageSettings Cages(HostConfiguration configuration, string dataFolder) => new()
    {
        ModulesFolder = Path.Combine(dataFolder, "modules"),
        RuntimeFolders = Workers(configuration).Folders,
        IsRequired = configuration.Flag(ConfigKeys.SandboxRequired),
        AllowsPortOnlyEgress = configuration.Flag(ConfigKeys.PortOnlyEgress),
    };

    public static TaskRuntimeOptions Runtime(HostConfiguration configuration)
    {
        var standard = new TaskRuntimeOptions();
        return standard with
        {
            MaxRunning = configuration.Number(ConfigKeys.MaxRunning) ?? standard.MaxRunning,
            KeyLimits = [.. configuration.Maps(ConfigKeys.Limits).Select(LimitOf)],
            CancelGrace = Span(configuration, ConfigKeys.CancelGrace),
            ShutdownGrace = Span(configuration, ConfigKeys.ShutdownGrace),
            CleanupDelay = configuration.Duration(ConfigKeys.CleanupDelay),
        };
    }

    public static WebHostOptions Web(HostConfiguration configuration, RunTokens tokens)
    {
        var standard = new WebHostOptions();
        return standard with
        {
            Urls = configuration.List(ConfigKeys.Urls),
            ClientFolder = Path.Combine(AppContext.BaseDirectory, ClientFolder),
            DefaultLanguage = configuration.DefaultLanguage,
            LinkToken = tokens.Link,
            HostTokens = [tokens.Local, .. tokens.Given is { } given ? [given] : Array.Empty<string>()],
            SessionIdle = Span(configuration, ConfigKeys.SessionIdle),
            KnownProxies = configuration.List(ConfigKeys.KnownProxies),
            RequestsPerSecond = configuration.Number(ConfigKeys.RequestsPerSecond) ?? standard.RequestsPerSecond,
            MessagesPerSecond = configuration.Number(ConfigKeys.MessagesPerSecond) ?? standard.MessagesPerSecond,
            OpenId = OpenId(configuration),
        };
    }

    private static OpenIdOptions? OpenId(HostConfiguration configuration) =>
        configuration.Text(ConfigKeys.Authority) is not { } authority
            ? null
            : new OpenIdOptions
            {
                Authority = authority,
                ClientId = configuration.Text(ConfigKeys.ClientId) ?? "",
                ClientSecret = configuration.Secret(ConfigKeys.ClientSecret),
                Scopes = configuration.List(ConfigKeys.Scopes),
                RoleClaim = configuration.Text(ConfigKeys.RoleClaim)!,
                Roles = configuration.Map(ConfigKeys.Roles),
                DefaultRole = configuration.Text(ConfigKeys.DefaultRole),
                OrganizationClaim = configuration.Text(ConfigKeys.OrganizationClaim),
            };

    private static KeyLimit LimitOf(ValueMap map) => new(Get(map, "key_prefix").Text!, (int)Math.Clamp(Get(map, "max_running").Number, 1, int.MaxValue));

    private static Value Get(ValueMap map, string key) => map.TryGetValue(key, out var value) ? value : default;

    private static TimeSpan Span(HostConfiguration configuration, ConfigKey key) =>
        configuration.Duration(key) ?? throw new CommandFailure(ExitCode.WrongUsage, $"'{key.Path}' cannot be 'never'");
}

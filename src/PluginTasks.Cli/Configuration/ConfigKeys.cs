using PluginTasks.Pages.Catalog;

namespace PluginTasks.Cli.Configuration;

/// <summary>All keys that <c>plugintasks.yaml</c> can have.</summary>
internal static class ConfigKeys
{
    private static readonly PropertySpec Text = new() { Name = "", Types = ValueTypes.Text, Bindable = false };

    private static readonly PropertySpec Limit = Text with
    {
        Types = ValueTypes.Map,
        Shape = new Shape("limit",
        [
            Text with { Name = "key_prefix", Required = true },
            Text with { Name = "max_running", Types = ValueTypes.Number, Required = true, Min = 1 },
        ]),
    };

    public static ConfigKey ModulePaths { get; } = new("modules.paths", ConfigKind.List, "modules") { Items = Text, Separator = Path.PathSeparator };

    public static ConfigKey ModuleSettings { get; } = new("modules.settings", ConfigKind.Map, "") { Items = Text with { Types = ValueTypes.Map } };

    public static ConfigKey Isolation { get; } = new("modules.isolation", ConfigKind.Map, "") { Items = Text with { Allowed = ["worker", "in_process"] } };

    /// <summary>What is in force where nothing is set: <see cref="HostConfiguration.Grants"/>.</summary>
    public static ConfigKey Grants { get; } = new(
        "modules.grants", ConfigKind.Map, "system: [modules, tasks, schedules, decisions, audit], where modules.paths is not set")
    {
        Items = Text with { Types = ValueTypes.List, Items = Text with { Allowed = ["modules", "audit", "decisions", "tasks", "schedules"] } },
    };

    public static ConfigKey DefaultLanguage { get; } = new("languages.default", ConfigKind.Text, "en");

    public static ConfigKey DataFolder { get; } = new("data.folder", ConfigKind.Text, "data");

    public static ConfigKey Urls { get; } = new("server.urls", ConfigKind.List, "http://127.0.0.1:8080") { Items = Text, Separator = ';' };

    public static ConfigKey KnownProxies { get; } = new("server.forwarded_headers.known_proxies", ConfigKind.List, "") { Items = Text };

    public static ConfigKey RequestsPerSecond { get; } = new("server.requests_per_second", ConfigKind.Number, "100");

    public static ConfigKey MessagesPerSecond { get; } = new("server.messages_per_second", ConfigKind.Number, "200");

    public static ConfigKey Users { get; } = new("auth.users", ConfigKind.Text, "users.yaml");

    public static ConfigKey SessionIdle { get; } = new("auth.session_idle", ConfigKind.Duration, "12h");

    public static ConfigKey Authority { get; } = new("auth.oidc.authority", ConfigKind.Text, "");

    public static ConfigKey ClientId { get; } = new("auth.oidc.client_id", ConfigKind.Text, "");

    public static ConfigKey ClientSecret { get; } = new("auth.oidc.client_secret", ConfigKind.Secret, "");

    public static ConfigKey Scopes { get; } = new("auth.oidc.scopes", ConfigKind.List, "openid,profile,email") { Items = Text };

    public static ConfigKey RoleClaim { get; } = new("auth.oidc.role_claim", ConfigKind.Text, "roles");

    public static ConfigKey Roles { get; } = new("auth.oidc.roles", ConfigKind.Map, "") { Items = Text };

    /// <summary>Empty: whom no rule gives a role is not let in.</summary>
    public static ConfigKey DefaultRole { get; } = new("auth.oidc.default_role", ConfigKind.Text, "user");

    public static ConfigKey OrganizationClaim { get; } = new("auth.oidc.organization_claim", ConfigKind.Text, "");

    public static ConfigKey MaxRunning { get; } = new("tasks.max_running", ConfigKind.Number, "4 for each core, at least 5");

    public static ConfigKey CleanupDelay { get; } = new("tasks.cleanup_delay", ConfigKind.Duration, "3600");

    public static ConfigKey CancelGrace { get; } = new("tasks.cancel_grace", ConfigKind.Duration, "10s");

    public static ConfigKey ShutdownGrace { get; } = new("tasks.shutdown_grace", ConfigKind.Duration, "30s");

    public static ConfigKey Limits { get; } = new("tasks.limits", ConfigKind.List, "") { Items = Limit };

    public static ConfigKey TimeZone { get; } = new("schedules.timezone", ConfigKind.Text, "UTC");

    public static ConfigKey WorkerIdle { get; } = new("workers.idle", ConfigKind.Duration, "10m");

    public static ConfigKey WorkerMemory { get; } = new("workers.memory_mb", ConfigKind.Number, "256");

    public static ConfigKey WorkerDisk { get; } = new("workers.disk_mb", ConfigKind.Number, "10240");

    public static ConfigKey WorkerFiles { get; } = new("workers.disk_files", ConfigKind.Number, "200000");

    public static ConfigKey DrainTimeout { get; } = new("workers.drain_timeout", ConfigKind.Duration, "10m");

    /// <summary>Whether modules are refused where this machine cannot hold them.</summary>
    public static ConfigKey SandboxRequired { get; } = new("sandbox.required", ConfigKind.Flag, "false") { Allowed = ["true", "false"] };

    /// <summary>Whether a subprocess with network may run where only the port that it reaches can be limited, not the address.</summary>
    public static ConfigKey PortOnlyEgress { get; } = new("sandbox.allow_port_only_egress", ConfigKind.Flag, "false") { Allowed = ["true", "false"] };

    public static ConfigKey Synchronous { get; } = new("storage.synchronous", ConfigKind.Text, "normal") { Allowed = ["normal", "full"] };

    public static ConfigKey LogLevel { get; } = new("log.level", ConfigKind.Text, "info") { Allowed = ["debug", "info", "warning", "error"] };

    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        ModulePaths, ModuleSettings, Isolation, Grants, DefaultLanguage, DataFolder,
        Urls, KnownProxies, RequestsPerSecond, MessagesPerSecond, Users, SessionIdle,
        Authority, ClientId, ClientSecret, Scopes, RoleClaim, Roles, DefaultRole, OrganizationClaim,
        MaxRunning, CleanupDelay, CancelGrace, ShutdownGrace, Limits, TimeZone,
        WorkerIdle, WorkerMemory, WorkerDisk, WorkerFiles, DrainTimeout, SandboxRequired, PortOnlyEgress, Synchronous, LogLevel,
    ];

    public static Shape Shape { get; } = ShapeOf("configuration", "");

    private static Shape ShapeOf(string name, string prefix)
    {
        var here = All.Where(k => k.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var sections = here
            .Where(k => k.Path[prefix.Length..].Contains('.', StringComparison.Ordinal))
            .Select(k => k.Path[prefix.Length..].Split('.')[0])
            .Distinct();
        return new Shape(name,
        [
            .. here.Where(k => !k.Path[prefix.Length..].Contains('.', StringComparison.Ordinal)).Select(k => k.Spec),
            .. sections.Select(s => new PropertySpec { Name = s, Types = ValueTypes.Map, Bindable = false, Shape = ShapeOf(s, $"{prefix}{s}.") }),
        ]);
    }
}

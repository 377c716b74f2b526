using Microsoft.Extensions.Logging;
using PluginTasks.Cli.Commands;
using PluginTasks.Cli.Configuration;
using PluginTasks.ModuleRuntime;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Workers;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.Logs;
using PluginTasks.Web.Streams;

namespace PluginTasks.Cli.Hosting;

/// <summary>A whole host: the store, the modules that run, and the doors. What is made here ends in the opposite order.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private const string Database = "plugintasks.db";
    private const string Switches = "modules.json";

    private readonly SqliteTaskStore store;
    private readonly PluginHost modules;
    private readonly WebHost web;
    private readonly LimitKeeper limits;

    private RunningHost(SqliteTaskStore store, PluginHost modules, WebHost web, LimitKeeper limits)
    {
        this.limits = limits;
        this.store = store;
        this.modules = modules;
        this.web = web;
    }

    public IReadOnlyList<string> Addresses => web.Addresses;

    public PluginHost Modules => modules;

    public bool HasUsers { get; private init; }

    public static string DatabaseIn(string dataFolder) => Path.Combine(dataFolder, Database);

    /// <exception cref="CommandFailure">It cannot be started; the message says what to change.</exception>
    public static async Task<RunningHost> StartAsync(
        HostConfiguration configuration,
        ModuleLibrary library,
        string dataFolder,
        RunTokens tokens,
        ILoggerFactory log,
        CancellationToken cancellationToken)
    {
        SqliteTaskStore? store = null;
        PluginHost? modules = null;
        WebHost? web = null;
        var limits = new LimitKeeper(onDisk: Settings.Disk(configuration));
        try
        {
            HostSecrets.Hide();
            Prepare(dataFolder);
            store = SqliteTaskStore.Open(DatabaseIn(dataFolder), Settings.Store(configuration));
            var users = OpenUsers(configuration, log);
            var accounts = new AccountDirectory(users, store.Accounts, role => modules!.Library.PermissionsOf(role), configuration.DefaultLanguage);
            var logs = new TaskLogs();
            var auditLog = log.CreateLogger("PluginTasks.Audit");
            var streams = new StreamHub();
            var hostLog = new HostLog(log, logs, TimeProvider.System);
            var moduleLog = new BoundedModuleLog(hostLog, TimeProvider.System);
            modules = new PluginHost(Setup(configuration, library, dataFolder, store, accounts, limits, hostLog, moduleLog) with
            {
                Streams = streams, TaskLines = logs, Grants = Grants(configuration, library, log),
                OnAuditFailed = error => HostLogMessages.AuditFailed(auditLog, error),
            });
            web = new WebHost(new WebHostSetup
            {
                Host = modules,
                Accounts = accounts,
                AccountStore = store.Accounts,
                Streams = streams,
                Options = Settings.Web(configuration, tokens),
                TaskLogs = logs,
                Log = log,
            });
            await modules.StartAsync(cancellationToken);
            await web.StartAsync(cancellationToken);
            modules.KeepModulesFrom(web.Addresses.Select(LocalAddress.EndpointOf));
            return new RunningHost(store, modules, web, limits) { HasUsers = !users.IsEmpty };
        }
        catch (Exception error)
        {
            await EndAsync(web, modules, limits, store);
            throw error is SdkException or WebHostException or UsersFileException or IOException or UnauthorizedAccessException
                ? new CommandFailure(error is UsersFileException or WebHostException ? ExitCode.WrongUsage : ExitCode.No, error.Message)
                : error;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(web, modules, limits, store);

    /// <summary>The doors first, so that nobody is let into a host that goes.</summary>
    private static async Task EndAsync(WebHost? web, PluginHost? modules, LimitKeeper limits, SqliteTaskStore? store)
    {
        if (web is not null)
        {
            await web.StopAsync();
        }

        if (modules is not null)
        {
            await modules.DisposeAsync();
        }

        if (web is not null)
        {
            await web.DisposeAsync();
        }

        await limits.DisposeAsync();
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    private static UsersFile OpenUsers(HostConfiguration configuration, ILoggerFactory log)
    {
        var logger = log.CreateLogger("PluginTasks.Users");
        return UsersFile.Open(configuration.PathOf(ConfigKeys.Users), problem => HostLogMessages.UsersUnreadable(logger, problem));
    }

    private static PluginHostSetup Setup(
        HostConfiguration configuration,
        ModuleLibrary library,
        string dataFolder,
        SqliteTaskStore store,
        IUserDirectory users,
        LimitKeeper limits,
        HostLog log,
        IModuleLog moduleLog) => new()
    {
        Library = library,
        Tasks = store,
        Schedules = store.Schedules,
        Launcher = new WorkerLauncher(Settings.Workers(configuration) with { Limits = limits }, moduleLog),
        Cages = Cages(configuration, dataFolder, log),
        Access = store.Access,
        Audit = store.Audit,
        InProcess = InProcess(configuration, library),
        Modules = Settings.Modules(configuration, dataFolder),
        Runtime = Settings.Runtime(configuration),
        TimeZone = configuration.Text(ConfigKeys.TimeZone)!,
        Switches = new ModuleSwitches(Path.Combine(dataFolder, Switches)),
        Settings = configuration.SettingsOf,
        Users = users,
        Limits = limits,
        TaskLog = log,
        ModuleLog = moduleLog,
        ScheduleLog = log,
        HostFolders = HostOptions.PlacesOf(configuration).Own,
    };

    /// <summary>What a cage does not keep in here is said, once.</summary>
    private static ModuleCages Cages(HostConfiguration configuration, string dataFolder, HostLog log)
    {
        var cages = new ModuleCages(Settings.Cages(configuration, dataFolder));
        if (cages.Gaps.Count > 0)
        {
            log.NotEnforced(string.Join("; ", cages.Gaps));
        }

        return cages;
    }

    /// <summary>What is granted is said, so that nobody looks after a host unseen.</summary>
    private static Dictionary<string, IReadOnlySet<HostPart>> Grants(HostConfiguration configuration, ModuleLibrary library, ILoggerFactory log)
    {
        var logger = log.CreateLogger("PluginTasks.Modules");
        var grants = configuration.Grants;
        if (configuration.IsSet(ConfigKeys.Grants) && grants.Keys.FirstOrDefault(m => library.Find(m) is null) is { } unknown)
        {
            throw new CommandFailure(ExitCode.WrongUsage, $"{ConfigKeys.Grants.Path}: there is no module '{unknown}'");
        }

        foreach (var (module, parts) in grants.Where(g => library.Find(g.Key) is not null))
        {
            HostLogMessages.Granted(logger, module, string.Join(", ", parts));
        }

        return grants.ToDictionary(g => g.Key, g => (IReadOnlySet<HostPart>)PartsOf(g.Value), StringComparer.Ordinal);
    }

    private static HashSet<HostPart> PartsOf(IReadOnlyList<string> names) => names
        .Select(n => HostTarget.TryParse(n, out var target, out _) ? target.Part : (HostPart?)null)
        .OfType<HostPart>()
        .ToHashSet();

    private static Dictionary<string, IModuleLauncher> InProcess(HostConfiguration configuration, ModuleLibrary library)
    {
        var here = new InProcessLauncher((end, token) => ModuleProcess.RunAsync(end, new ModuleProcessOptions { IsInProcess = true }, token));
        var wanted = configuration.Map(ConfigKeys.Isolation);
        return wanted.FirstOrDefault(i => library.Find(i.Key) is null) is { Key: { } unknown }
            ? throw new CommandFailure(ExitCode.WrongUsage, $"modules.isolation: there is no module '{unknown}'")
            : wanted.Where(i => i.Value == "in_process").ToDictionary(i => i.Key, _ => (IModuleLauncher)here, StringComparer.Ordinal);
    }

    /// <summary>An empty file is a new database; SQLite's further files take over who may read it.</summary>
    private static void CreateFile(string path)
    {
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            File.Open(path, options).Dispose();
        }
    }

    /// <summary>Makes the folder for what the host keeps, and in it the database, for nobody else to read.</summary>
    public static void Prepare(string dataFolder)
    {
        CreateFolder(dataFolder);
        LetPass(dataFolder);
        LetPass(Directory.CreateDirectory(Path.Combine(dataFolder, "modules")).FullName);
        CreateFile(DatabaseIn(dataFolder));
    }

    /// <summary>Others may pass through it, as the modules' own users have to, and not look.</summary>
    private static void LetPass(string folder)
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder) || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

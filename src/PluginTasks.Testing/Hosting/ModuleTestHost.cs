using PluginTasks.ModuleRuntime;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Workers;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Permissions;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Testing;

/// <summary>
/// A module that runs, as in the real host but without its doors: its actions can be called, its tasks run, its questions be answered.
/// Dispose of it. Thread safe.
/// </summary>
public sealed class ModuleTestHost : IAsyncDisposable
{
    private readonly PluginHost host;
    private readonly ITaskStore store;
    private readonly DirectoryInfo? ownFolder;
    private readonly Module module;
    private readonly LimitKeeper limits;

    private ModuleTestHost(PluginHost host, ITaskStore store, DirectoryInfo? ownFolder, Module module, LimitKeeper limits)
    {
        this.limits = limits;
        this.host = host;
        this.store = store;
        this.ownFolder = ownFolder;
        this.module = module;
    }

    /// <summary>The host itself, for tests of the host.</summary>
    internal PluginHost Host => host;

    /// <summary>Starts a host with one module.</summary>
    /// <param name="folder">The module's folder, built: as for <see cref="TestModule.Load"/>.</param>
    /// <param name="options">How. Default: in this process, in memory.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder with a <c>module.yaml</c>.</exception>
    public static async Task<ModuleTestHost> StartAsync(string folder, ModuleTestHostOptions? options = null)
    {
        options ??= new ModuleTestHostOptions();
        var place = ModulePlace.Find(folder);
        var library = ModuleLibrary.LoadFolders([.. options.Beside.Prepend(place).Select(f => new ModuleFolder(f, Path.GetFileName(f)))]);
        var own = options.DataFolder is null ? Directory.CreateTempSubdirectory("plugintasks-test-") : null;
        var (tasks, schedules, access, audit) = Open(options.Database);
        var log = options.OnLog is { } tell ? new TestLog(tell, options.OnLine) : null;
        var moduleLog = log is null ? NoModuleLog.Instance : (IModuleLog)new BoundedModuleLog(log, options.Time);
        var dataFolder = options.DataFolder ?? own!.FullName;
        var limits = new LimitKeeper(onDisk: options.OnDisk);
        var setup = new PluginHostSetup
        {
            Library = library,
            Tasks = tasks,
            Schedules = schedules,
            Access = access,
            Audit = audit,
            Launcher = Launcher(options, limits, moduleLog),
            Cages = options.Worker is null ? null : Cages(new WorkerOptions { Program = options.Worker }, dataFolder),
            Limits = limits,
            Modules = new ModuleHostOptions
            {
                DataFolder = dataFolder,
                ActionTimeout = options.ActionTimeout,
                CancelGrace = options.CancelGrace,
                DrainTimeout = options.DrainTimeout,
            },
            Runtime = options.Runtime with { CancelGrace = options.CancelGrace, ShutdownGrace = TimeSpan.FromSeconds(1) },
            Settings = _ => JsonMap.From(options.Settings),
            Grants = new Dictionary<string, IReadOnlySet<HostPart>> { [library.Modules[0].Name] = Parts(options.Grants) },
            Time = options.Time,
            Streams = options.Streams ?? (options.OnPublished is { } published ? new TestStreams(published) : NoStreams.Instance),
            ModuleLog = moduleLog,
            TaskLog = log ?? (ITaskLog)NoLog.Instance,
        };
        var host = new PluginHost(setup);
        await host.StartAsync().ConfigureAwait(false);
        return new ModuleTestHost(host, tasks, own, library.Modules[0], limits);
    }

    /// <summary>Calls an action.</summary>
    /// <param name="name">As <c>module.action</c>; without a dot, one of this module.</param>
    /// <param name="values">The caller's values, as an object with named members. Default: none.</param>
    /// <param name="session">Whose call. Default: <see cref="ModuleTestHostOptions.Tester"/>, with the permissions of their role.</param>
    /// <param name="page">The page that the call comes from, whose components effects are checked against. Default: none.</param>
    /// <exception cref="SdkException">As a user would get it.</exception>
    public async Task<TestAnswer> CallAsync(string name, object? values = null, Session? session = null, string? page = null)
    {
        var caller = WithPermissions(session);
        return TestAnswer.Of(await host.CallActionAsync(new ActionRequest
        {
            Name = name.Contains('.', StringComparison.Ordinal) ? name : $"{module.Name}.{name}",
            Values = JsonMap.From(values),
            Session = caller,
            Surfaces = page is null ? null : SurfacesOf(page, caller),
        }).ConfigureAwait(false));
    }

    /// <summary>What a page's data does before the page is sent; nothing where the page has none.</summary>
    /// <param name="page">The page's name: its path below <c>pages</c> without <c>.yaml</c>.</param>
    /// <param name="parameters">What the page is given, as an object with named members. Default: nothing.</param>
    /// <param name="session">Who opens it. Default: <see cref="ModuleTestHostOptions.Tester"/>.</param>
    /// <exception cref="SdkException">As a user would get it.</exception>
    public async Task<IReadOnlyList<TestEffect>> LoadPageAsync(string page, object? parameters = null, Session? session = null)
    {
        var caller = WithPermissions(session);
        var effects = await host.LoadPageAsync(new PageDataRequest
        {
            Module = module.Name, Page = page, Params = JsonMap.From(parameters), Session = caller, Surfaces = SurfacesOf(page, caller),
        }).ConfigureAwait(false);
        return [.. effects.Select(TestEffect.Of)];
    }

    /// <summary>Starts a registered task and gives its id.</summary>
    /// <param name="name">As <c>module.task</c>; without a dot, one of this module.</param>
    /// <param name="args">What it is given, as an object with named members. Default: nothing.</param>
    /// <param name="session">Whose task. Default: <see cref="ModuleTestHostOptions.Tester"/>.</param>
    /// <exception cref="SdkException">As a module would get it.</exception>
    public async Task<string> SubmitAsync(string name, object? args = null, Session? session = null)
    {
        var whole = name.Contains('.', StringComparison.Ordinal) ? name : $"{module.Name}.{name}";
        var json = args is null ? null : ModuleJson.ToElement(args).GetRawText();
        return (await host.Tasks.SubmitAsync(CallerOf(session), whole, json).ConfigureAwait(false)).Task.Id;
    }

    /// <summary>Waits for a task's end.</summary>
    public async Task<TaskSnapshot> WaitAsync(string id, Session? session = null) =>
        (await host.Tasks.WaitAsync(CallerOf(session), id).ConfigureAwait(false)).ToSnapshot();

    /// <summary>Runs a registered task to its end.</summary>
    public async Task<TaskSnapshot> RunTaskAsync(string name, object? args = null, Session? session = null) =>
        await WaitAsync(await SubmitAsync(name, args, session).ConfigureAwait(false), session).ConfigureAwait(false);

    /// <summary>A task as it is now; null where there is none.</summary>
    public async Task<TaskSnapshot?> GetAsync(string id, Session? session = null) =>
        (await host.Tasks.GetAsync(CallerOf(session), id).ConfigureAwait(false))?.ToSnapshot();

    /// <summary>Waits until a task is as it is wanted, or has ended, and gives it.</summary>
    public async Task<TaskSnapshot> UntilAsync(string id, Func<TaskSnapshot, bool> isSo, Session? session = null)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        using var events = host.Runtime.Events.Listen(WithPermissions(session).UserId ?? "");
        while (true)
        {
            var task = await GetAsync(id, session).ConfigureAwait(false) ?? throw new ArgumentException($"There is no task {id}.", nameof(id));
            if (isSo(task) || task.Status.IsFinal())
            {
                return task;
            }

            await events.Events.ReadAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Answers a task's question, as its user.</summary>
    public Task RespondAsync(string id, object response, Session? session = null) =>
        host.Tasks.RespondConfirmationAsync(CallerOf(session), id, ModuleJson.ToElement(response).GetRawText());

    /// <summary>Cancels a task, as its user.</summary>
    public Task<bool> CancelAsync(string id, Session? session = null) => host.Tasks.CancelAsync(CallerOf(session), id);

    /// <summary>Puts a new generation in the place of the module's code.</summary>
    public Task ReloadAsync() => host.ReloadAsync(module.Name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync().ConfigureAwait(false);
        await limits.DisposeAsync().ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        ownFolder?.Delete(recursive: true);
    }

    private static (ITaskStore Tasks, IScheduleStore Schedules, IAccessStore Access, IAuditStore Audit) Open(string? database)
    {
        if (database is null)
        {
            var memory = new MemoryTaskStore();
            return (memory, memory.Schedules, new MemoryAccessStore(), new MemoryAuditStore());
        }

        // As a host has it.
        var store = SqliteTaskStore.Open(database, new SqliteTaskStoreOptions { AuditTasks = true });
        return (store, store.Schedules, store.Access, store.Audit);
    }

    private static HashSet<HostPart> Parts(IReadOnlyList<string> grants) =>
    [
        .. grants.Select(g => HostTarget.TryParse(g, out var target, out var error)
            ? target.Part
            : throw new ArgumentException(error.Message, nameof(grants))),
    ];

    private static IModuleLauncher Launcher(ModuleTestHostOptions options, LimitKeeper limits, IModuleLog log) => options.Worker is { } program
        ? new WorkerLauncher(new WorkerOptions { Program = program, Limits = limits }, log)
        : new InProcessLauncher((end, token) => ModuleProcess.RunAsync(end, new ModuleProcessOptions { IsInProcess = true, Time = options.Time }, token));

    /// <summary>A worker's module lives as it does in a host, behind a door that its own user can pass.</summary>
    private static ModuleCages Cages(WorkerOptions worker, string dataFolder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dataFolder, File.GetUnixFileMode(dataFolder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        return new ModuleCages(new CageSettings { ModulesFolder = Path.Combine(dataFolder, "modules"), RuntimeFolders = worker.Folders });
    }

    private PageSurfaces? SurfacesOf(string page, Session caller)
    {
        var user = new PageUser(caller.Role, caller.Permissions);
        return host.Library.Page(module.Name, page)?.For(user, caller.Language).Definition is { } tree ? new PageSurfaces(tree) : null;
    }

    private TaskCaller CallerOf(Session? session) => new(null, WithPermissions(session));

    private Session WithPermissions(Session? session)
    {
        session ??= ModuleTestHostOptions.Tester;
        return session with { Permissions = [.. session.Permissions.Concat(host.Library.PermissionsOf(session.Role)).Distinct()] };
    }
}

using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Languages;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The Sdk of a module whose host is at the other end of a connection.</summary>
internal sealed class RemoteSdk : IModuleSdk, IDisposable
{
    private readonly RemoteLanguages languages;

    public RemoteSdk(HostLink host, LoadModule module)
    {
        Module = new ModuleInfo(module.Name, module.Version, module.Folder, module.DataFolder, module.TempFolder);
        Settings = new ModuleSettings(JsonMap.From(module.Settings));
        languages = new RemoteLanguages(host, module.Messages);
        Logger = new RemoteLogger(host.Log, null);
        Tasks = new RemoteTasks(host, Module, taskId => new RemoteLogger(host.Log, taskId));
        Models = new RemoteModels(host);
        Host = new RemoteHostControl(host);
        Access = new RemoteAccess(host);
        Files = new RemoteFiles(host, Module);
        Http = new RemoteHttp(host);
        Streams = new RemoteStreams(host, Module);
    }

    public RemoteTasks Tasks { get; }

    ITasks IModuleSdk.Tasks => Tasks;

    public ComponentFactory Ui { get; } = new();

    public EffectFactory Effects { get; } = new();

    public ILanguages I18n => languages;

    public IModels Models { get; }

    public IHostControl Host { get; }

    public IAccess Access { get; }

    public IFiles Files { get; }

    public IHttp Http { get; }

    public IStreams Streams { get; }

    public IModuleLogger Logger { get; }

    public Session Session => CurrentCall.Value?.Session ?? Session.Anonymous;

    public ModuleInfo Module { get; }

    public ModuleSettings Settings { get; }

    public void Take(ModuleMessages messages) => languages.Take(messages);

    public void Dispose() => Tasks.Dispose();
}

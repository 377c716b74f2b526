using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>
/// All that a module can ask of its host. Classes with actions, tasks and page data get it through their constructor.
/// Calls act for the session of the action or task that they come from. Thread safe.
/// </summary>
public interface IModuleSdk
{
    /// <summary>Starts, watches and steers background tasks; runs blocking code and programs.</summary>
    ITasks Tasks { get; }

    /// <summary>Makes components.</summary>
    ComponentFactory Ui { get; }

    /// <summary>Makes what an action answers with.</summary>
    EffectFactory Effects { get; }

    /// <summary>Translates.</summary>
    ILanguages I18n { get; }

    /// <summary>Reads what the host keeps.</summary>
    IModels Models { get; }

    /// <summary>Steers the host, for a module that looks after it.</summary>
    IHostControl Host { get; }

    /// <summary>Asks what the sandbox allows.</summary>
    IAccess Access { get; }

    /// <summary>Reads and writes files, guarded.</summary>
    IFiles Files { get; }

    /// <summary>Sends requests, guarded.</summary>
    IHttp Http { get; }

    /// <summary>Publishes to open pages.</summary>
    IStreams Streams { get; }

    /// <summary>Writes to the host's log under the module's name.</summary>
    IModuleLogger Logger { get; }

    /// <summary>On whose behalf the current call runs; <see cref="PluginTasks.Sdk.Session.Anonymous"/> outside of a call.</summary>
    Session Session { get; }

    /// <summary>The module itself.</summary>
    ModuleInfo Module { get; }

    /// <summary>What the operator has set, secrets included.</summary>
    ModuleSettings Settings { get; }
}

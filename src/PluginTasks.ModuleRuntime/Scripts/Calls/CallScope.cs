using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>What a script's function was called with, and what it may reach from there.</summary>
internal sealed record CallScope
{
    public required IModuleSdk Sdk { get; init; }

    /// <summary>The session that the call came with; of a task the SDK knows it.</summary>
    public Session? Session { get; init; }

    public ITaskContext? Task { get; init; }

    public PageDataContext? Page { get; init; }

    public required TimeProvider Clock { get; init; }

    public required CancellationToken Stop { get; init; }

    public Session Caller => Session ?? Sdk.Session;

    public ITaskContext OwnTask => Task ?? throw new SdkException(ErrorCodes.TaskNotFound, "This is there only in a task.");

    public PageDataContext OwnPage => Page ?? throw new NotSupportedException("sdk.page is there only while a page is loaded.");
}

using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Protocol.Messages.Subprocesses;

namespace PluginTasks.Protocol.Messages;

/// <summary>What the host asks of a module's code.</summary>
public static class RuntimeMethods
{
    /// <summary>The first call: loads the module's assembly and scripts, and says what there is in them.</summary>
    public static Method<LoadModule, LoadedCode> Load { get; } = new("load", ProtocolJson.Default.LoadModule, ProtocolJson.Default.LoadedCode);

    public static Method<ActionCall, ActionAnswer> Action { get; } = new("action", ProtocolJson.Default.ActionCall, ProtocolJson.Default.ActionAnswer);

    public static Method<PageDataCall, PageDataAnswer> PageData { get; } =
        new("page_data", ProtocolJson.Default.PageDataCall, ProtocolJson.Default.PageDataAnswer);

    /// <summary>Whether arguments fit a registered task; throws <c>invalid_payload</c> where they do not.</summary>
    public static Method<CheckArgs, Nothing> CheckArgs { get; } = new("check_args", ProtocolJson.Default.CheckArgs, ProtocolJson.Default.Nothing);

    /// <summary>One attempt of a task, from its grant to its end.</summary>
    public static Method<RunTask, RunTaskAnswer> RunTask { get; } = new("run_task", ProtocolJson.Default.RunTask, ProtocolJson.Default.RunTaskAnswer);

    /// <summary>Calls the function that was given as a task's completion, where it is still there.</summary>
    public static Method<CompleteTask, Nothing> CompleteTask { get; } = new("complete_task", ProtocolJson.Default.CompleteTask, ProtocolJson.Default.Nothing);

    /// <summary>Forgets work, or a completion, that will not be called.</summary>
    public static Method<ForgetWork, Nothing> ForgetWork { get; } = new("forget_work", ProtocolJson.Default.ForgetWork, ProtocolJson.Default.Nothing);

    /// <summary>Runs a long-running method until it ends or is cancelled.</summary>
    public static Method<RunLong, Nothing> RunLong { get; } = new("run_long", ProtocolJson.Default.RunLong, ProtocolJson.Default.Nothing);

    /// <summary>What a program wrote that the module has started; answered when the module has taken it.</summary>
    public static Method<SubprocessOutput, Nothing> SubprocessOutput { get; } =
        new("subprocess_output", ProtocolJson.Default.SubprocessOutput, ProtocolJson.Default.Nothing);

    /// <summary>New messages in place of those that came with the load.</summary>
    public static Method<ModuleMessages, Nothing> Messages { get; } = new("messages", ProtocolJson.Default.ModuleMessages, ProtocolJson.Default.Nothing);

    /// <summary>Whether the other side still answers.</summary>
    public static Method<Nothing, Nothing> Ping { get; } = new("ping", ProtocolJson.Default.Nothing, ProtocolJson.Default.Nothing);
}

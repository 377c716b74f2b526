namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>How far scripts may go.</summary>
internal sealed record ScriptLimits
{
    public static ScriptLimits Default { get; } = new();

    /// <summary>How long an action, a page's <c>load</c>, or the loading of all files may take, waits included. A task has its token.</summary>
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a script that was told to stop may go on before it counts as out of control.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many statements an action or a page's <c>load</c> may run. A task may run any number.</summary>
    public int Statements { get; init; } = 10_000_000;

    /// <summary>How deep a function may call itself.</summary>
    public int Recursion { get; init; } = 400;

    /// <summary>How many tasks run at once, each with an engine of its own; others wait.</summary>
    public int RunningTasks { get; init; } = 32;

    /// <summary>How many actions and loads of pages run at once; others wait.</summary>
    public int RunningCalls { get; init; } = 4;

    /// <summary>
    /// Told, once a script, of one that does not stop: its thread cannot be ended but with the process. The call has its answer
    /// by then or gets it now. Default: nothing.
    /// </summary>
    public Action<string>? OnOverrun { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

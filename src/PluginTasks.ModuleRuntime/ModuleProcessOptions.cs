namespace PluginTasks.ModuleRuntime;

/// <summary>How a module's code is run.</summary>
public sealed record ModuleProcessOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the host itself runs it, so that all of it has to be let go at the end. In a worker the process ends instead.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>Whether what the code prints goes to the log. In a worker alone: the console belongs to the whole process.</summary>
    public bool TakesConsole { get; init; }

    /// <summary>Ends the process, as a script has overrun that nothing else stops; null where that is not possible.</summary>
    public Action? Exit { get; init; }
}

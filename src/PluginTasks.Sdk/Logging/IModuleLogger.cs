namespace PluginTasks.Sdk;

/// <summary>Writes to the host's log, under the module's name and, inside a task, its id. Never waits, never throws. Thread safe.</summary>
public interface IModuleLogger
{
    /// <summary>Writes a line.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">The text. Line ends and control characters are escaped.</param>
    /// <param name="exception">What was caught; its type and stack are logged. Default: none.</param>
    /// <param name="fields">Named values to search by, such as <c>new { rows = 120 }</c>. Default: none. No secrets.</param>
    void Log(ModuleLogLevel level, string message, Exception? exception = null, object? fields = null);

    /// <summary>Writes a line for whoever debugs the module.</summary>
    void Debug(string message, object? fields = null) => Log(ModuleLogLevel.Debug, message, null, fields);

    /// <summary>Writes a line about the ordinary course of things.</summary>
    void Info(string message, object? fields = null) => Log(ModuleLogLevel.Info, message, null, fields);

    /// <summary>Writes a line about what somebody should look at.</summary>
    void Warning(string message, object? fields = null) => Log(ModuleLogLevel.Warning, message, null, fields);

    /// <summary>Writes a line about what somebody should look at, and what was caught.</summary>
    void Warning(string message, Exception? exception, object? fields = null) => Log(ModuleLogLevel.Warning, message, exception, fields);

    /// <summary>Writes a line about what went wrong.</summary>
    void Error(string message, object? fields = null) => Log(ModuleLogLevel.Error, message, null, fields);

    /// <summary>Writes a line about what went wrong, and what was caught.</summary>
    void Error(string message, Exception? exception, object? fields = null) => Log(ModuleLogLevel.Error, message, exception, fields);
}

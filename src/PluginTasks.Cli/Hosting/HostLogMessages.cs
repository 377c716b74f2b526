using Microsoft.Extensions.Logging;

namespace PluginTasks.Cli.Hosting;

/// <summary>What the host says in its log.</summary>
internal static partial class HostLogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Module {Module}: generation {Generation} runs (process {ProcessId})")]
    public static partial void ModuleStarted(ILogger log, string module, int generation, int? processId);

    [LoggerMessage(2, LogLevel.Error, "Module {Module} cannot be started")]
    public static partial void ModuleStartFailed(ILogger log, string module, Exception error);

    [LoggerMessage(3, LogLevel.Error, "Module {Module}: generation {Generation} died: {How}")]
    public static partial void ModuleDied(ILogger log, string module, int generation, string how);

    [LoggerMessage(4, LogLevel.Debug, "Module {Module}: generation {Generation} ended")]
    public static partial void ModuleEnded(ILogger log, string module, int generation);

    [LoggerMessage(5, LogLevel.Error, "Module {Module}: {Call} failed ({CorrelationId})")]
    public static partial void CallFailed(ILogger log, string module, string call, string correlationId, Exception error);

    [LoggerMessage(6, LogLevel.Error, "Module {Module}: {Name} failed, which runs as long as the module does")]
    public static partial void LongRunningFailed(ILogger log, string module, string name, Exception error);

    [LoggerMessage(EventId = 7, Message = "Module {Module} {TaskId}: {Line} {Fields} {Exception}")]
    public static partial void ModuleLine(ILogger log, LogLevel level, string module, string? taskId, string line, string? fields, string? exception);

    [LoggerMessage(8, LogLevel.Information, "Module {Module} may look after the host: {Parts}")]
    public static partial void Granted(ILogger log, string module, string parts);

    [LoggerMessage(11, LogLevel.Warning, "Task {TaskId}: attempt {Attempt} failed")]
    public static partial void AttemptFailed(ILogger log, string taskId, int attempt, Exception error);

    [LoggerMessage(17, LogLevel.Warning, "Task {TaskId}: attempt {Attempt} failed: {Why}")]
    public static partial void AttemptFailed(ILogger log, string taskId, int attempt, string why);

    [LoggerMessage(16, LogLevel.Warning, "Task {TaskId}: attempt {Attempt} ended with its process: {How}")]
    public static partial void AttemptLost(ILogger log, string taskId, int attempt, string how);

    [LoggerMessage(12, LogLevel.Error, "Task {TaskId}: what was to follow its end failed")]
    public static partial void CompletionFailed(ILogger log, string taskId, Exception error);

    [LoggerMessage(13, LogLevel.Information, "Task {TaskId}: a report of attempt {Attempt} came too late")]
    public static partial void LateReport(ILogger log, string taskId, int attempt);

    [LoggerMessage(14, LogLevel.Error, "Task {TaskId}: a change could not be kept")]
    public static partial void StoreFailed(ILogger log, string taskId, Exception error);

    [LoggerMessage(15, LogLevel.Warning, "Removing what is old failed; it is tried again")]
    public static partial void UpkeepFailed(ILogger log, Exception error);

    [LoggerMessage(21, LogLevel.Error, "Schedule {ScheduleId} made no task")]
    public static partial void FiringFailed(ILogger log, string scheduleId, Exception error);

    [LoggerMessage(22, LogLevel.Warning, "The schedules could not be read; it is tried again")]
    public static partial void SchedulesUnreadable(ILogger log, Exception error);

    [LoggerMessage(23, LogLevel.Error, "Schedule {ScheduleId} is paused, its expression cannot be read: {Problem}")]
    public static partial void ScheduleBroken(ILogger log, string scheduleId, string problem);

    [LoggerMessage(41, LogLevel.Error, "Rows of the audit log, or what modules ask for and what was decided, could not be kept or read")]
    public static partial void AuditFailed(ILogger log, Exception error);

    [LoggerMessage(42, LogLevel.Warning, "The sandbox does not enforce here: {Gaps}. 'plugintasks doctor' says what to do")]
    public static partial void NotEnforced(ILogger log, string gaps);

    [LoggerMessage(31, LogLevel.Error, "The users stay as they were: {Problem}")]
    public static partial void UsersUnreadable(ILogger log, string problem);
}

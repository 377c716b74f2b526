using Microsoft.Extensions.Logging;
using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Web.Logs;

namespace PluginTasks.Cli.Hosting;

/// <summary>The host's log of modules, tasks and schedules; what belongs to a task is kept with it as well. Thread safe.</summary>
internal sealed class HostLog(ILoggerFactory factory, TaskLogs tasks, TimeProvider time) : IModuleLog, ITaskLog, IScheduleLog
{
    private readonly ILogger modules = factory.CreateLogger("PluginTasks.Modules");
    private readonly ILogger runtime = factory.CreateLogger("PluginTasks.Tasks");
    private readonly ILogger schedules = factory.CreateLogger("PluginTasks.Schedules");

    public void NotEnforced(string gaps) => HostLogMessages.NotEnforced(modules, gaps);

    public void Started(string module, int generation, int? processId) => HostLogMessages.ModuleStarted(modules, module, generation, processId);

    public void StartFailed(string module, Exception error) => HostLogMessages.ModuleStartFailed(modules, module, error);

    public void Died(string module, int generation, string how) => HostLogMessages.ModuleDied(modules, module, generation, how);

    public void Ended(string module, int generation) => HostLogMessages.ModuleEnded(modules, module, generation);

    public void CallFailed(string module, string call, string correlationId, Exception error) =>
        HostLogMessages.CallFailed(modules, module, call, correlationId, error);

    public void LongRunningFailed(string module, string name, Exception error) => HostLogMessages.LongRunningFailed(modules, module, name, error);

    public void Line(string module, ModuleLine line)
    {
        var level = line.Level switch
        {
            ModuleLogLevel.Debug => LogLevel.Debug,
            ModuleLogLevel.Warning => LogLevel.Warning,
            ModuleLogLevel.Error => LogLevel.Error,
            _ => LogLevel.Information,
        };
        HostLogMessages.ModuleLine(modules, level, module, line.TaskId, line.Message, line.Fields, line.Exception);
        if (line.TaskId is { } task)
        {
            tasks.Add(task, new TaskLogLine(time.GetUtcNow(), NameOf(line.Level), line.Message, line.Exception));
        }
    }

    public void AttemptFailed(TaskRecord task, Exception error)
    {
        // By which of the host's own ways it came to know of that helps nobody.
        if (error is RunLostException or SdkException { Code: ErrorCodes.LimitExceeded })
        {
            HostLogMessages.AttemptLost(runtime, task.Id, task.Attempt, error.Message);
            Keep(task, $"attempt {task.Attempt} ended with its process: {error.Message}");
        }
        else if (error is SdkException refused)
        {
            HostLogMessages.AttemptFailed(runtime, task.Id, task.Attempt, refused.Message);
            Keep(task, $"attempt {task.Attempt} failed: {refused.Message}");
        }
        else
        {
            HostLogMessages.AttemptFailed(runtime, task.Id, task.Attempt, error);
            Keep(task, $"attempt {task.Attempt} failed", error);
        }
    }

    public void CompletionFailed(TaskRecord task, Exception error)
    {
        HostLogMessages.CompletionFailed(runtime, task.Id, error);
        Keep(task, "what was to follow its end failed", error);
    }

    public void LateReport(TaskRecord task) => HostLogMessages.LateReport(runtime, task.Id, task.Attempt);

    public void StoreFailed(TaskRecord task, Exception error) => HostLogMessages.StoreFailed(runtime, task.Id, error);

    public void UpkeepFailed(Exception error) => HostLogMessages.UpkeepFailed(runtime, error);

    public void FiringFailed(ScheduleRecord schedule, Exception error) => HostLogMessages.FiringFailed(schedules, schedule.Id, error);

    public void ReadingFailed(Exception error) => HostLogMessages.SchedulesUnreadable(schedules, error);

    public void Broken(ScheduleRecord schedule, ScheduleError error) => HostLogMessages.ScheduleBroken(schedules, schedule.Id, error.ToString());

    private static string NameOf(ModuleLogLevel level) => level switch
    {
        ModuleLogLevel.Debug => "debug",
        ModuleLogLevel.Warning => "warning",
        ModuleLogLevel.Error => "error",
        _ => "info",
    };

    private void Keep(TaskRecord task, string message, Exception? error = null) =>
        tasks.Add(task.Id, new TaskLogLine(time.GetUtcNow(), "error", message, error?.ToString()));
}

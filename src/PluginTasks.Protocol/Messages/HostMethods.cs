using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages;

/// <summary>What a module's code asks of the host. Each is checked as that module's, for the session of the call that it is made within.</summary>
public static class HostMethods
{
    public static Method<SubmitTask, SubmittedTask> Submit { get; } = new("tasks.submit", ProtocolJson.Default.SubmitTask, ProtocolJson.Default.SubmittedTask);

    public static Method<ProgressReport, Nothing> Progress { get; } = new("tasks.progress", ProtocolJson.Default.ProgressReport, ProtocolJson.Default.Nothing);

    public static Method<ProgressReport, Nothing> Emit { get; } = new("tasks.emit", ProtocolJson.Default.ProgressReport, ProtocolJson.Default.Nothing);

    /// <summary>The same of a task that does not run where it is said: answered, so that another module's task is refused.</summary>
    public static Method<ProgressReport, Nothing> Show { get; } = new("tasks.show", ProtocolJson.Default.ProgressReport, ProtocolJson.Default.Nothing);

    public static Method<AskUser, UserAnswer> Ask { get; } = new("tasks.ask", ProtocolJson.Default.AskUser, ProtocolJson.Default.UserAnswer);

    public static Method<RespondTask, Nothing> Respond { get; } = new("tasks.respond", ProtocolJson.Default.RespondTask, ProtocolJson.Default.Nothing);

    public static Method<TaskLookup, TaskSnapshots> Find { get; } = new("tasks.find", ProtocolJson.Default.TaskLookup, ProtocolJson.Default.TaskSnapshots);

    public static Method<TaskRef, FoundTask> Get { get; } = new("tasks.get", ProtocolJson.Default.TaskRef, ProtocolJson.Default.FoundTask);

    public static Method<WaitForTask, TaskSnapshot> Wait { get; } = new("tasks.wait", ProtocolJson.Default.WaitForTask, ProtocolJson.Default.TaskSnapshot);

    public static Method<NotifyUser, Nothing> Notify { get; } = new("tasks.notify", ProtocolJson.Default.NotifyUser, ProtocolJson.Default.Nothing);

    public static Method<TaskRef, Outcome> Cancel { get; } = new("tasks.cancel", ProtocolJson.Default.TaskRef, ProtocolJson.Default.Outcome);

    public static Method<AddSchedule, ScheduleRef> AddSchedule { get; } =
        new("schedules.add", ProtocolJson.Default.AddSchedule, ProtocolJson.Default.ScheduleRef);

    public static Method<Nothing, ScheduleList> ListSchedules { get; } = new("schedules.list", ProtocolJson.Default.Nothing, ProtocolJson.Default.ScheduleList);

    public static Method<ScheduleRef, Outcome> RemoveSchedule { get; } =
        new("schedules.remove", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<ScheduleRef, Outcome> PauseSchedule { get; } = new("schedules.pause", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<ScheduleRef, Outcome> ResumeSchedule { get; } =
        new("schedules.resume", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<ReadTasks, TaskRows> ReadTasks { get; } = new("read.tasks", ProtocolJson.Default.ReadTasks, ProtocolJson.Default.TaskRows);

    public static Method<ReadTasks, TaskCount> CountTasks { get; } = new("read.count", ProtocolJson.Default.ReadTasks, ProtocolJson.Default.TaskCount);

    public static Method<TaskRef, FoundRow> ViewTask { get; } = new("read.view", ProtocolJson.Default.TaskRef, ProtocolJson.Default.FoundRow);

    public static Method<TaskRef, TaskLogLines> ReadLog { get; } = new("read.log", ProtocolJson.Default.TaskRef, ProtocolJson.Default.TaskLogLines);

    public static Method<Nothing, ActivityMinutes> ReadActivity { get; } =
        new("host.tasks.activity", ProtocolJson.Default.Nothing, ProtocolJson.Default.ActivityMinutes);

    public static Method<TaskRef, Outcome> CancelAnyTask { get; } = new("host.tasks.cancel", ProtocolJson.Default.TaskRef, ProtocolJson.Default.Outcome);

    public static Method<TaskRef, MadeTask> RerunTask { get; } = new("host.tasks.rerun", ProtocolJson.Default.TaskRef, ProtocolJson.Default.MadeTask);

    public static Method<TaskRefs, TaskCount> RemoveTasks { get; } = new("host.tasks.remove", ProtocolJson.Default.TaskRefs, ProtocolJson.Default.TaskCount);

    public static Method<Nothing, ScheduleList> ListAllSchedules { get; } =
        new("host.schedules.list", ProtocolJson.Default.Nothing, ProtocolJson.Default.ScheduleList);

    public static Method<AddSchedule, ScheduleRef> AddAnySchedule { get; } =
        new("host.schedules.add", ProtocolJson.Default.AddSchedule, ProtocolJson.Default.ScheduleRef);

    public static Method<ScheduleRef, Outcome> PauseAnySchedule { get; } =
        new("host.schedules.pause", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<ScheduleRef, Outcome> ResumeAnySchedule { get; } =
        new("host.schedules.resume", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<ScheduleRef, MadeTask> RunSchedule { get; } =
        new("host.schedules.run", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.MadeTask);

    public static Method<ScheduleRef, Outcome> RemoveAnySchedule { get; } =
        new("host.schedules.remove", ProtocolJson.Default.ScheduleRef, ProtocolJson.Default.Outcome);

    public static Method<Nothing, ModuleList> ListModules { get; } = new("host.modules.list", ProtocolJson.Default.Nothing, ProtocolJson.Default.ModuleList);

    public static Method<ModuleRef, Nothing> ReloadModule { get; } = new("host.modules.reload", ProtocolJson.Default.ModuleRef, ProtocolJson.Default.Nothing);

    public static Method<ModuleRef, Nothing> EnableModule { get; } = new("host.modules.enable", ProtocolJson.Default.ModuleRef, ProtocolJson.Default.Nothing);

    public static Method<ModuleRef, Nothing> DisableModule { get; } = new("host.modules.disable", ProtocolJson.Default.ModuleRef, ProtocolJson.Default.Nothing);

    public static Method<Nothing, AccessRequestList> ListAccessRequests { get; } =
        new("host.access.requests", ProtocolJson.Default.Nothing, ProtocolJson.Default.AccessRequestList);

    public static Method<Nothing, AccessDecisionList> ListAccessDecisions { get; } =
        new("host.access.decisions", ProtocolJson.Default.Nothing, ProtocolJson.Default.AccessDecisionList);

    public static Method<AccessRef, Nothing> AllowAccess { get; } = new("host.access.allow", ProtocolJson.Default.AccessRef, ProtocolJson.Default.Nothing);

    public static Method<AccessRef, Nothing> DenyAccess { get; } = new("host.access.deny", ProtocolJson.Default.AccessRef, ProtocolJson.Default.Nothing);

    public static Method<AccessRef, Outcome> ForgetAccess { get; } = new("host.access.forget", ProtocolJson.Default.AccessRef, ProtocolJson.Default.Outcome);

    public static Method<ReadAudit, AuditLines> ReadAudit { get; } = new("host.audit.list", ProtocolJson.Default.ReadAudit, ProtocolJson.Default.AuditLines);

    public static Method<RunSubprocess, SubprocessEnd> RunSubprocess { get; } =
        new("subprocess.run", ProtocolJson.Default.RunSubprocess, ProtocolJson.Default.SubprocessEnd);

    public static Method<AccessQuestion, AccessAnswer> CheckAccess { get; } =
        new("access.check", ProtocolJson.Default.AccessQuestion, ProtocolJson.Default.AccessAnswer);

    /// <summary>Whether a file may be used so, and where it really is.</summary>
    public static Method<FileQuestion, FilePlace> ResolveFile { get; } =
        new("files.resolve", ProtocolJson.Default.FileQuestion, ProtocolJson.Default.FilePlace);

    public static Method<SendHttp, HttpAnswer> SendHttp { get; } = new("http.send", ProtocolJson.Default.SendHttp, ProtocolJson.Default.HttpAnswer);

    public static Method<PublishEvent, Nothing> Publish { get; } = new("streams.publish", ProtocolJson.Default.PublishEvent, ProtocolJson.Default.Nothing);

    public static Method<UserRef, UserLanguage> UserLanguage { get; } = new("users.language", ProtocolJson.Default.UserRef, ProtocolJson.Default.UserLanguage);

    /// <summary>A note: a line for the log.</summary>
    public static Method<LogLine, Nothing> Log { get; } = new("log", ProtocolJson.Default.LogLine, ProtocolJson.Default.Nothing);
}

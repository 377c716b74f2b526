namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Where the engine tells what went wrong. Thread safe; must not throw.</summary>
public interface IScheduleLog
{
    /// <summary>A firing made no task; it is recorded with the schedule, or tried again where the cause is the store or the runtime.</summary>
    void FiringFailed(ScheduleRecord schedule, Exception error);

    /// <summary>The schedules could not be read; the engine tries again.</summary>
    void ReadingFailed(Exception error);

    /// <summary>A stored expression cannot be read any more; the schedule is paused.</summary>
    void Broken(ScheduleRecord schedule, ScheduleError error);
}

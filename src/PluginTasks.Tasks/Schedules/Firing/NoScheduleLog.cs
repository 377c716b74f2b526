namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Tells nobody.</summary>
public sealed class NoScheduleLog : IScheduleLog
{
    public static NoScheduleLog Instance { get; } = new();

    public void FiringFailed(ScheduleRecord schedule, Exception error)
    {
    }

    public void ReadingFailed(Exception error)
    {
    }

    public void Broken(ScheduleRecord schedule, ScheduleError error)
    {
    }
}

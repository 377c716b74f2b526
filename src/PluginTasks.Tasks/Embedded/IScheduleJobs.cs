namespace PluginTasks.Tasks;

/// <summary>Where the jobs of a <see cref="ScheduleLoop"/> are kept. Thread safe.</summary>
public interface IScheduleJobs
{
    /// <summary>Adds a job, and gives it <see cref="ScheduleJob.Since"/> where it has none.</summary>
    /// <exception cref="ArgumentException">There is one of that name, or its expression or time zone cannot be read.</exception>
    void Add(ScheduleJob job);

    /// <summary>All jobs, in the order in which they were added.</summary>
    IReadOnlyList<ScheduleJob> List();

    /// <summary>Removes a job; false where there is none of that name.</summary>
    bool Remove(string name);

    /// <summary>
    /// Puts a job in the place of what it was before. The loop does so before it fires, so that no due time fires twice,
    /// and does not fire where the answer is no.
    /// </summary>
    /// <returns>False, and nothing changed, where the store does not hold <paramref name="known"/> as it is.</returns>
    bool Replace(ScheduleJob known, ScheduleJob job);
}

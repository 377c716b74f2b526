using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks;

/// <summary>Jobs for as long as the process lives. Thread safe.</summary>
/// <param name="time">The clock that <see cref="ScheduleJob.Since"/> is read from. Default: the system's.</param>
public sealed class MemoryScheduleJobs(TimeProvider? time = null) : IScheduleJobs
{
    private readonly Lock gate = new();
    private readonly List<ScheduleJob> jobs = [];

    /// <inheritdoc/>
    public void Add(ScheduleJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentException.ThrowIfNullOrWhiteSpace(job.Name, nameof(job));
        var added = job with { Since = job.Since ?? (time ?? TimeProvider.System).GetUtcNow() };
        if (!Schedule.TryParse(added.When, added.TimeZone, added.Since.Value, out _, out var error))
        {
            throw new ArgumentException(error.ToString(), nameof(job));
        }

        lock (gate)
        {
            if (jobs.Exists(j => j.Name == added.Name))
            {
                throw new ArgumentException($"There is a job '{added.Name}' already.", nameof(job));
            }

            jobs.Add(added);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScheduleJob> List()
    {
        lock (gate)
        {
            return [.. jobs];
        }
    }

    /// <inheritdoc/>
    public bool Remove(string name)
    {
        lock (gate)
        {
            return jobs.RemoveAll(j => j.Name == name) > 0;
        }
    }

    /// <inheritdoc/>
    public bool Replace(ScheduleJob known, ScheduleJob job)
    {
        lock (gate)
        {
            var place = jobs.IndexOf(known);
            if (place >= 0)
            {
                jobs[place] = job;
            }

            return place >= 0;
        }
    }
}

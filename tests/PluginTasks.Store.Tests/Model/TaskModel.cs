using PluginTasks.Sdk;

namespace PluginTasks.Store.Tests.Model;

/// <summary>The rules for tasks once more, written from the contract: slow, without threads, without a store.</summary>
internal sealed class TaskModel(int slots)
{
    public static readonly TimeSpan ReportDelay = TimeSpan.FromMilliseconds(45);
    private static readonly TimeSpan ReportMoment = TimeSpan.FromMilliseconds(5);
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private const int MaxCrashes = 3;

    public List<ModelTask> Tasks { get; } = [];

    public List<ModelNotice> Notices { get; } = [];

    public TimeSpan Now { get; set; }

    public DateTimeOffset Wall { get; set; }

    public int Step { get; set; }

    public int FreeSlots => slots - Tasks.Count(t => t.HasSlot);

    public ModelTask? ActiveWith(string? key, string? organization) =>
        key is null ? null : Tasks.Find(t => t.IsActive && t.Key == key && t.Organization == organization);

    /// <summary>A place was given: nobody but the dispatcher knows to whom.</summary>
    public void Grant(ModelTask task)
    {
        (task.HasSlot, task.HasRun) = (true, true);
        if (task.State == TaskState.Pending)
        {
            task.TimeLeft = task.Timeout ?? TimeSpan.Zero;
            task.HasNotAsked = true;
        }

        GoOn(task);
    }

    public void Report(ModelTask task, double progress, string? checkpoint, string? label, bool isRunningHere)
    {
        if (!task.IsActive)
        {
            return;
        }

        if (!isRunningHere)
        {
            Store(task, progress, checkpoint, label);
            return;
        }

        var before = task.Report;
        task.Report = new PendingReport(before?.StoredAt ?? NextReport(task), progress, checkpoint ?? before?.Checkpoint, label ?? before?.Label);
    }

    public void Ask(ModelTask task, string question, TimeSpan? timeout)
    {
        var adopts = task.HasNotAsked && task.Question is not null;
        task.HasNotAsked = false;
        (task.IsAsking, task.AskTimedOut, task.HasSlot, task.State) = (true, false, false, TaskState.WaitingConfirmation);
        task.TimeLeft -= task.RunsOutAt is { } end ? task.TimeLeft - (end - Now) : TimeSpan.Zero;
        task.RunsOutAt = null;
        if (!adopts)
        {
            task.Question = question;
            Tell(task, "backgroundTaskConfirmation");
        }

        task.AskUntil = task.Answer is null ? Now + timeout : null;
    }

    /// <summary>Whether the answer counts.</summary>
    public static bool Answer(ModelTask task, string answer)
    {
        if (!task.IsActive || task.Question is null || task.Answer is not null)
        {
            return false;
        }

        (task.Answer, task.AskUntil) = (answer, null);
        return true;
    }

    public void Complete(ModelTask task, string result)
    {
        End(task, TaskState.Completed);
        (task.Progress, task.Result) = (1, result);
        Free(task);
    }

    public void Throw(ModelTask task, string message)
    {
        if (task.Attempt > task.Retries)
        {
            End(task, TaskState.Failed, message);
            Free(task);
            return;
        }

        var delay = TimeSpan.FromSeconds(Math.Pow(2, task.Attempt - 1));
        Back(task);
        (task.Question, task.Answer, task.Crashes) = (null, null, 0);
        (task.RetryAt, task.RetryAtWall) = (Now + delay, Wall + delay);
        Free(task);
    }

    public bool Cancel(ModelTask task)
    {
        if (!task.IsActive)
        {
            return false;
        }

        End(task, TaskState.Cancelled);
        LetGo(task);
        return true;
    }

    public void TimeOut(ModelTask task)
    {
        End(task, TaskState.Failed, FormattableString.Invariant($"timed out after {task.Timeout!.Value.TotalSeconds:0.###} s"));
        LetGo(task);
    }

    /// <summary>Its run is gone though its work has not ended.</summary>
    public void Interrupt(ModelTask task, string reason, bool wasCrash)
    {
        if (!task.Resumes)
        {
            End(task, TaskState.Interrupted, reason);
            return;
        }

        task.Crashes += wasCrash && task.State == TaskState.Running ? 1 : 0;
        if (task.Crashes >= MaxCrashes)
        {
            End(task, TaskState.Failed, $"gave up after {task.Crashes} crashes");
            return;
        }

        Back(task);
    }

    /// <summary>A reload: its run has to make way.</summary>
    public void Leave(ModelTask task)
    {
        if (task.HasRun && task.State is TaskState.Running or TaskState.WaitingConfirmation)
        {
            Interrupt(task, "module reloaded", wasCrash: false);
            LetGo(task);
        }
        else if (task is { State: TaskState.Pending, IsRegistered: false, HasRun: false })
        {
            End(task, TaskState.Interrupted, "module reloaded");
        }
    }

    /// <summary>What a process that starts finds of one that is gone, cleanly or not.</summary>
    public void Restart()
    {
        foreach (var task in Tasks)
        {
            Free(task);
            task.Report = null;
            if (!task.IsActive)
            {
                continue;
            }

            if (task is { State: TaskState.Pending, IsRegistered: true })
            {
                task.RetryAt = task.RetryAt is not null && task.RetryAtWall > Wall ? Now + (task.RetryAtWall.Value - Wall) : null;
            }
            else
            {
                Interrupt(task, "host restarted", wasCrash: true);
            }
        }
    }

    /// <summary>Every time at which something happens by itself, with what does.</summary>
    public IEnumerable<(TimeSpan At, Action Happens)> Due() => Tasks.SelectMany(DueOf);

    /// <summary>A message that has to wait for the task's user.</summary>
    public void Tell(ModelTask task, string kind) => Notices.Add(new ModelNotice(Step, task.User, task.Id, kind));

    /// <summary>The work of an attempt that was over has ended at last, or is not waited for any more.</summary>
    public static void Free(ModelTask task) => (task.HasRun, task.HasSlot, task.DeafUntil) = (false, false, null);

    private static void Store(ModelTask task, double progress, string? checkpoint, string? label) =>
        (task.Progress, task.Checkpoint, task.Label) = (Math.Clamp(progress, 0, 1), checkpoint ?? task.Checkpoint, label ?? task.Label);

    /// <summary>Soon, but so long after the attempt's last.</summary>
    private TimeSpan NextReport(ModelTask task) =>
        task.ReportedAt + ReportDelay is { } next && next > Now + ReportMoment ? next : Now + ReportMoment;

    private void Flush(ModelTask task)
    {
        if (task.Report is { } report)
        {
            (task.Report, task.ReportedAt) = (null, Now);
            Store(task, report.Progress, report.Checkpoint, report.Label);
        }
    }

    private IEnumerable<(TimeSpan At, Action Happens)> DueOf(ModelTask task)
    {
        if (task.Report is { } report)
        {
            yield return (report.StoredAt, () => Flush(task));
        }

        if (task.RunsOutAt is { } end)
        {
            yield return (end, () => TimeOut(task));
        }

        if (task.AskUntil is { } until)
        {
            yield return (until, () => (task.AskTimedOut, task.AskUntil) = (true, null));
        }

        if (task.RetryAt is { } retry)
        {
            yield return (retry, () => task.RetryAt = null);
        }

        if (task.DeafUntil is { } deaf)
        {
            yield return (deaf, () => Free(task));
        }
    }

    private void GoOn(ModelTask task)
    {
        if (task.State == TaskState.WaitingConfirmation)
        {
            (task.Question, task.Answer, task.IsAsking, task.AskTimedOut, task.AskUntil) = (null, null, false, false, null);
        }

        task.State = TaskState.Running;
        task.RunsOutAt = task.Timeout is null ? null : Now + task.TimeLeft;
    }

    private void Back(ModelTask task)
    {
        Flush(task);
        Forget(task);
        task.State = TaskState.Pending;
        task.Attempt++;
        task.ReportedAt = null;
    }

    private void End(ModelTask task, TaskState state, string? error = null)
    {
        Flush(task);
        Forget(task);
        (task.State, task.Error, task.Question, task.Answer, task.RetryAt) = (state, error, null, null, null);
        if (state != TaskState.Cancelled)
        {
            Tell(task, state switch { TaskState.Completed => "backgroundTaskCompleted", TaskState.Failed => "backgroundTaskError", _ => "backgroundTaskUpdate" });
        }
    }

    private static void Forget(ModelTask task) => (task.RunsOutAt, task.AskUntil, task.IsAsking, task.AskTimedOut) = (null, null, false, false);

    /// <summary>Its token trips: most work ends at once.</summary>
    private void LetGo(ModelTask task)
    {
        if (!task.IsDeaf)
        {
            Free(task);
        }
        else if (task is { HasRun: true, DeafUntil: null })
        {
            task.DeafUntil = Now + Grace;
        }
    }
}

using PluginTasks.Sdk;

namespace PluginTasks.Store.Tests.Model;

/// <summary>What a task has to be. Times without a date are those of the clock that never jumps.</summary>
internal sealed class ModelTask
{
    public required string Id { get; init; }

    public required string User { get; init; }

    public required string? Organization { get; init; }

    public required string? Key { get; init; }

    public bool IsRegistered { get; init; }

    public bool Resumes { get; init; }

    public int Retries { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TaskState State { get; set; } = TaskState.Pending;

    public int Attempt { get; set; } = 1;

    public int Crashes { get; set; }

    public double Progress { get; set; }

    public string? Checkpoint { get; set; }

    public string Label { get; set; } = "Work";

    public string? Error { get; set; }

    public string? Result { get; set; }

    public string? Question { get; set; }

    public string? Answer { get; set; }

    public HashSet<string> Watchers { get; } = [];

    /// <summary>When a retry is due by the clock on the wall, as the row says.</summary>
    public DateTimeOffset? RetryAtWall { get; set; }

    /// <summary>When it is queued again.</summary>
    public TimeSpan? RetryAt { get; set; }

    /// <summary>Whether it has one of the places of those that run.</summary>
    public bool HasSlot { get; set; }

    /// <summary>Whether work of it is about in this process, also of an attempt that is over.</summary>
    public bool HasRun { get; set; }

    /// <summary>Whether its work goes on when its token trips.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Until when work is waited for that goes on though its attempt is over.</summary>
    public TimeSpan? DeafUntil { get; set; }

    public PendingReport? Report { get; set; }

    /// <summary>When this attempt's progress was stored last.</summary>
    public TimeSpan? ReportedAt { get; set; }

    /// <summary>Whether this attempt has not asked yet, so that its first question is the stored one.</summary>
    public bool HasNotAsked { get; set; }

    public bool IsAsking { get; set; }

    public bool AskTimedOut { get; set; }

    public TimeSpan? AskUntil { get; set; }

    public TimeSpan TimeLeft { get; set; }

    public TimeSpan? RunsOutAt { get; set; }

    public bool IsActive => !State.IsFinal();

    /// <summary>Whether it would run if there was a place.</summary>
    public bool WantsSlot => (State == TaskState.Pending && RetryAt is null && !HasRun)
        || (State == TaskState.WaitingConfirmation && IsAsking && (Answer is not null || AskTimedOut));

    /// <summary>It, under the id that it got.</summary>
    public ModelTask As(string id) => new()
    {
        Id = id, User = User, Organization = Organization, Key = Key, IsRegistered = IsRegistered, Resumes = Resumes, Retries = Retries, Timeout = Timeout, IsDeaf = IsDeaf,
    };

    public override string ToString() =>
        $"{State} #{Attempt} crashes {Crashes} {Progress:0.##} checkpoint {Checkpoint} label {Label} error {Error} result {Result} question {Question} answer {Answer}";
}

/// <summary>Progress that was reported and may not be stored yet.</summary>
internal sealed record PendingReport(TimeSpan StoredAt, double Progress, string? Checkpoint, string? Label);

/// <summary>A message that has to wait for a user until it is acknowledged. Those of one step may come in any order.</summary>
internal sealed record ModelNotice(int Step, string User, string TaskId, string Kind);

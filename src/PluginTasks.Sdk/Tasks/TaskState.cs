namespace PluginTasks.Sdk;

/// <summary>Where a task stands. The last four are final: nothing changes a task after them.</summary>
public enum TaskState
{
    /// <summary>Accepted, waits for its turn: the first, or one after a retry or a restart.</summary>
    Pending,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Has asked its user and waits for the answer.</summary>
    WaitingConfirmation,

    /// <summary>Final: done.</summary>
    Completed,

    /// <summary>Final: threw, or ran out of time.</summary>
    Failed,

    /// <summary>Final: somebody asked for its end.</summary>
    Cancelled,

    /// <summary>Final: the process that ran it ended.</summary>
    Interrupted,
}

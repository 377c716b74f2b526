namespace PluginTasks.Tasks.Running;

/// <summary>Progress that waits to be stored, later calls over earlier ones.</summary>
internal sealed class PendingProgress
{
    public double Value { get; private set; }

    public string? Checkpoint { get; private set; }

    public string? Label { get; private set; }

    /// <summary>Done when it is stored.</summary>
    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set(double value, string? checkpoint, string? label)
    {
        Value = value;
        Checkpoint = checkpoint ?? Checkpoint;
        Label = label ?? Label;
    }
}

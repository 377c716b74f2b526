namespace PluginTasks.Sandbox.Processes;

/// <summary>A started program, as the system at hand has it.</summary>
internal interface IChild
{
    int Id { get; }

    Stream Input { get; }

    Stream Output { get; }

    Stream Error { get; }

    Stream? MessagesIn { get; }

    Stream? MessagesOut { get; }

    Task<int> Ended { get; }

    /// <summary>Kills all that is left of the tree, also after the end of its root.</summary>
    void Kill();
}

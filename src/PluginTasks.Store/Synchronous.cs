namespace PluginTasks.Store;

/// <summary>What an acknowledged change survives.</summary>
public enum Synchronous
{
    /// <summary>The end of the process, by whatever signal.</summary>
    Normal,

    /// <summary>A power cut too; each commit waits for the disk.</summary>
    Full,
}

namespace PluginTasks.Tasks.Storage;

/// <summary>The codes of <see cref="StoreException"/>.</summary>
public static class StoreErrorCodes
{
    /// <summary>There is no room left where the store keeps its data.</summary>
    public const string Full = "store_full";

    /// <summary>Another process held the store for longer than this one waits.</summary>
    public const string Busy = "store_busy";

    /// <summary>Reading or writing failed.</summary>
    public const string Failed = "store_failed";

    /// <summary>What is kept there cannot be read.</summary>
    public const string Damaged = "store_damaged";

    /// <summary>It was written by a newer version of the program.</summary>
    public const string Newer = "store_newer";

    /// <summary>It belongs to another program.</summary>
    public const string Foreign = "store_foreign";
}

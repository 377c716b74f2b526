namespace PluginTasks.Store.Writing;

/// <summary>Something to write, and somebody who waits for it.</summary>
internal abstract class WriteCommand
{
    /// <summary>Runs it inside of a transaction, again where an earlier one was rolled back.</summary>
    public abstract void Execute(WriteSession session);

    /// <summary>Tells the caller what came of it; only after the transaction is committed.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

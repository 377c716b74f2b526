namespace PluginTasks.Modules.Running;

/// <summary>Keeps a generation for as long as something runs in it. Given back once, however often it is disposed of.</summary>
public sealed class Lease : IDisposable
{
    private int isBack;

    internal Lease(Generation generation) => Generation = generation;

    public Generation Generation { get; }

    internal bool IsBack => Volatile.Read(ref isBack) != 0;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isBack, 1) == 0)
        {
            Generation.GiveBack();
        }
    }
}

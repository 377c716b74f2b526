namespace PluginTasks.Modules.Running;

/// <summary>Tells nobody.</summary>
public sealed class NoModuleLog : IModuleLog
{
    public static NoModuleLog Instance { get; } = new();

    public void Started(string module, int generation, int? processId)
    {
    }

    public void StartFailed(string module, Exception error)
    {
    }

    public void Died(string module, int generation, string how)
    {
    }

    public void Ended(string module, int generation)
    {
    }

    public void CallFailed(string module, string call, string correlationId, Exception error)
    {
    }

    public void LongRunningFailed(string module, string name, Exception error)
    {
    }

    public void Line(string module, ModuleLine line)
    {
    }
}

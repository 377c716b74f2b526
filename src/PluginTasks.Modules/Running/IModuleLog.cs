namespace PluginTasks.Modules.Running;

/// <summary>Where the host tells what happens to modules. Thread safe; must not throw.</summary>
public interface IModuleLog
{
    /// <summary>A generation runs, in a process of its own where there is a number.</summary>
    void Started(string module, int generation, int? processId);

    void StartFailed(string module, Exception error);

    /// <summary>A generation ended though it was needed.</summary>
    void Died(string module, int generation, string how);

    /// <summary>A generation ended as it should.</summary>
    void Ended(string module, int generation);

    /// <summary>Module code threw; users are given the correlation id.</summary>
    void CallFailed(string module, string call, string correlationId, Exception error);

    void LongRunningFailed(string module, string name, Exception error);

    /// <summary>A line that module code wrote, or printed.</summary>
    void Line(string module, ModuleLine line);
}

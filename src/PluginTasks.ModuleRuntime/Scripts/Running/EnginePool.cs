using System.Collections.Concurrent;
using PluginTasks.ModuleRuntime.Scripts.Engine;

namespace PluginTasks.ModuleRuntime.Scripts.Running;

/// <summary>Engines that wait for their next call. Thread safe.</summary>
internal sealed class EnginePool(Func<ScriptEngine> make, int kept)
{
    private readonly ConcurrentQueue<ScriptEngine> idle = new();

    public ScriptEngine Take() => idle.TryDequeue(out var engine) ? engine : make();

    /// <summary>Takes one back, unless it was stopped or broken halfway, or enough wait already.</summary>
    public void Return(ScriptEngine engine)
    {
        if (engine is { IsLoaded: true, IsSound: true } && idle.Count < kept)
        {
            idle.Enqueue(engine);
        }
    }
}
